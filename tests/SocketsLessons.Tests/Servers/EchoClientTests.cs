using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Servers;

public sealed class EchoClientTests
{
    [Fact]
    public void Each_question_is_answered_and_the_socket_closed()
    {
        using var server = UdpEchoServer.Start();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        EchoClient.Ask(client, server.EndPoint, 3);

        // The server counts a datagram once it has sent it back.
        Assert.True(SpinWait.SpinUntil(() => server.Echoed == 3, TimeSpan.FromSeconds(10)));
        Assert.True(client.SafeHandle.IsClosed);
    }

    [Fact]
    public void A_server_that_closes_gives_no_answer()
    {
        using var listener = Loopback.NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var closing = new Thread(() => listener.Accept().Dispose()) { IsBackground = true };
        closing.Start();

        var error = Assert.Throws<SocketException>(
            () => EchoClient.Ask(Loopback.NewSocket(), (IPEndPoint)listener.LocalEndPoint!, 3));

        Assert.NotEqual(SocketError.TimedOut, error.SocketErrorCode);
        Assert.True(closing.Join(TimeSpan.FromSeconds(10)));
    }
}
