using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The welcome server of lesson 02, taken out of its cell.</summary>
public sealed class AcceptLoopTests
{
    private static readonly CellFunctions Cells = new("02", "tutorial-loop", "loop");

    [Fact]
    public void Loop_goes_on_when_the_send_to_a_client_fails_and_ends_with_the_listening_socket()
    {
        using var listener = WithResets();
        var serve = Cells.Get<Action<Socket>>("Serve");
        var serving = new Thread(() => serve(listener)) { IsBackground = true };
        serving.Start();

        using var client = Connected(listener);
        using var reader = new StreamReader(new NetworkStream(client), Encoding.UTF8);
        Assert.Equal("Welcome to the server!", reader.ReadToEnd());
        listener.Dispose();
        Assert.True(serving.Join(SlicedStream.Deadline));
    }

    [Fact]
    public void Loop_of_the_tutorials_ends_with_the_first_reset_while_its_socket_goes_on_listening()
    {
        using var listener = WithResets();

        Assert.Throws<SocketException>(() => Cells.Get<Action<Socket>>("ServeAll")(listener));
        using var client = Connected(listener);
        Assert.True(client.Connected);
    }

    /// <summary>A listening socket whose clients are gone before a loop accepts them, so that its Send meets the
    /// reset.</summary>
    private static Socket WithResets()
    {
        var listener = New();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(100);
        for (var number = 0; number < 20; number++) Connected(listener).Close(0);
        return listener;
    }

    private static Socket Connected(Socket listener)
    {
        var client = New();
        client.Connect(listener.LocalEndPoint!);
        return client;
    }

    private static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        ReceiveTimeout = (int)SlicedStream.Deadline.TotalMilliseconds,
    };
}
