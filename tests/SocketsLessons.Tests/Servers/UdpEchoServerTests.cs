using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Servers;

/// <summary>The echo protocol is RFC 862: each datagram is sent back to where it came from.</summary>
public sealed class UdpEchoServerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_507)] // the largest UDP payload over IPv4: 65535 less 20 and 8 bytes of headers (RFC 791, RFC 768)
    public void A_datagram_comes_back_unchanged(int bytes)
    {
        using var server = UdpEchoServer.Start();
        using var client = Connect(server);
        var sent = new byte[bytes];
        new Random(1).NextBytes(sent);

        client.Send(sent);
        var buffer = new byte[70_000];

        Assert.Equal(sent, buffer[..client.Receive(buffer)]);
    }

    [Fact]
    public void The_largest_datagram_over_IPv6_comes_back_unchanged()
    {
        Assert.SkipUnless(Loopback.HasIPv6, "This machine has no IPv6 loopback address.");
        using var server = UdpEchoServer.Start(IPAddress.IPv6Loopback);
        using var client = Connect(server);
        var sent = new byte[65_527]; // 65535 less the 8 bytes of header that its length field counts (RFC 768)
        new Random(1).NextBytes(sent);

        client.Send(sent);
        var buffer = new byte[70_000];

        Assert.Equal(sent, buffer[..client.Receive(buffer)]);
    }

    [Fact]
    public void A_socket_that_cannot_be_created_is_reported_in_a_sentence()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => BoundSocket.Create(SocketType.Stream, ProtocolType.Udp, IPAddress.Loopback, 0));

        Assert.Contains("Could not bind to 127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_client_hears_its_own_datagram_and_the_count_is_kept()
    {
        using var server = UdpEchoServer.Start();
        using var first = Connect(server);
        using var second = Connect(server);
        first.Send("first"u8);
        second.Send("2"u8);

        Assert.Equal((5, 1), (first.Receive(new byte[10]), second.Receive(new byte[10])));
        Assert.True(SpinWait.SpinUntil(() => server.Echoed == 2, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_closed_client_does_not_stop_the_server()
    {
        using var server = UdpEchoServer.Start();
        using (var gone = Connect(server)) gone.Send("x"u8);
        using var client = Connect(server);
        client.Send("y"u8);

        Assert.Equal(1, client.Receive(new byte[10]));
    }

    [Fact]
    public void Dispose_can_be_called_twice_and_frees_the_port()
    {
        var server = UdpEchoServer.Start();
        server.Dispose();
        server.Dispose();

        using var again = UdpEchoServer.Start(port: server.EndPoint.Port);
        Assert.Equal(server.EndPoint, again.EndPoint);
    }

    [Fact]
    public void A_port_in_use_is_reported_in_a_sentence()
    {
        using var first = UdpEchoServer.Start();
        var error = Assert.Throws<InvalidOperationException>(() => UdpEchoServer.Start(port: first.EndPoint.Port));
        Assert.Contains("in use; use port 0", error.Message, StringComparison.Ordinal);
    }

    private static Socket Connect(UdpEchoServer server)
    {
        var client = new Socket(
            server.EndPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        { ReceiveTimeout = 10_000 };
        client.Connect(server.EndPoint);
        return client;
    }
}
