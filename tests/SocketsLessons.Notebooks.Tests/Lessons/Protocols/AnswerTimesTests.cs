using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The client of lesson 04 that times its answers, taken out of its cell.</summary>
public sealed class AnswerTimesTests
{
    private static readonly CellFunctions Cells = new("04", "ask");

    [Fact]
    public void The_end_of_the_stream_is_no_answer()
    {
        using var listener = New();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var answer = Cells.Get<Action<Socket, int>>("Answer");
        var ask = Cells.Get<Func<Socket, EndPoint, int, double[]>>("Ask");
        var answering = new Thread(() =>
        {
            using var connection = listener.Accept();
            answer(connection, 2);
        })
        { IsBackground = true };
        answering.Start();
        using var client = New();

        var error = Assert.Throws<SocketException>(() => ask(client, listener.LocalEndPoint!, 3));

        // The third question may also meet the end as a reset, or as an error of Send.
        Assert.NotEqual(SocketError.TimedOut, error.SocketErrorCode);
        Assert.True(answering.Join(Wire.Deadline));
    }

    private static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        ReceiveTimeout = (int)Wire.Deadline.TotalMilliseconds,
    };
}
