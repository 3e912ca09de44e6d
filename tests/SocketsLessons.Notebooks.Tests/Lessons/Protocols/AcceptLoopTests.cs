using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The welcome server of lesson 02, taken out of its cell.</summary>
public sealed class AcceptLoopTests
{
    private static readonly CellFunctions Cells = new("02", "loop");

    [Fact]
    public void Loop_goes_on_when_the_send_to_a_client_fails_and_ends_with_the_listening_socket()
    {
        using var listener = New();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(100);
        // They are gone before the loop accepts them, so that its Send meets the reset.
        for (var number = 0; number < 20; number++) Connected(listener).Close(0);
        var serve = Cells.Get<Action<Socket>>("Serve");
        var serving = new Thread(() => serve(listener)) { IsBackground = true };
        serving.Start();

        using var client = Connected(listener);
        using var reader = new StreamReader(new NetworkStream(client), Encoding.UTF8);
        Assert.StartsWith("Welcome, you are number ", reader.ReadToEnd(), StringComparison.Ordinal);
        listener.Dispose();
        Assert.True(serving.Join(Wire.Deadline));
    }

    private static Socket Connected(Socket listener)
    {
        var client = New();
        client.Connect(listener.LocalEndPoint!);
        return client;
    }

    private static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        ReceiveTimeout = (int)Wire.Deadline.TotalMilliseconds,
    };
}
