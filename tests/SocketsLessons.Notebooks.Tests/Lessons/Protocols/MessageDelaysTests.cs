using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The receiver of lesson 11's stream of messages, taken out of its cell.</summary>
public sealed class MessageDelaysTests
{
    private static readonly Func<Socket, Socket, int, int, double[]> Measure =
        new CellFunctions("11", "stream-tools").Get<Func<Socket, Socket, int, int, double[]>>("DelaysMs");

    [Fact]
    public void Notes_a_delay_for_each_message()
    {
        using var pair = SocketPair.Create(SocketType.Stream);

        Assert.All(Measure(pair.Client, pair.Server, 20, 1), delay => Assert.InRange(delay, 0, double.MaxValue));
    }

    [Fact]
    public void Ends_at_the_end_of_the_stream()
    {
        using var sending = SocketPair.Create(SocketType.Stream);
        using var ended = SocketPair.Create(SocketType.Stream);
        ended.Client.Shutdown(SocketShutdown.Send);

        Assert.All(Run(sending.Client, ended.Server), delay => Assert.Equal(double.NaN, delay));
    }

    [Fact]
    public void Leaves_a_socket_that_got_nothing_as_it_was()
    {
        using var receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var elsewhere = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        elsewhere.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        sender.Connect(elsewhere.LocalEndPoint!);

        Assert.All(Run(sender, receiver), delay => Assert.Equal(double.NaN, delay));

        // Winsock leaves a socket whose receive timed out in an undefined state: no time limit was set.
        Assert.Equal(0, receiver.ReceiveTimeout);
    }

    private static double[] Run(Socket sender, Socket receiver)
    {
        double[] delays = [];
        var measuring = new Thread(() => delays = Measure(sender, receiver, 3, 1)) { IsBackground = true };
        measuring.Start();
        Assert.True(measuring.Join(SlicedStream.Deadline), "It runs in circles.");
        return delays;
    }
}
