using System.Net.Sockets;

namespace SocketsLessons.Tests.Paths;

/// <summary>Servers, pairs and captures across the path of a lab.</summary>
public sealed class EchoInLabTests
{
    [Fact]
    public void Two_questions_over_UDP_are_four_packets()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        using var server = UdpEchoServer.Start(lab.Server);
        var client = lab.Client.NewSocket(SocketType.Dgram, ProtocolType.Udp);

        var trace = lab.Capture(() => EchoClient.Ask(client, server.EndPoint, 2));

        // RFC 768: nothing is set up, acknowledged or closed.
        LinkDirection[] directions = [LinkDirection.ToServer, LinkDirection.ToClient];
        Assert.Equal([.. directions, .. directions], trace.Packets.Select(packet => packet.Direction));
        Assert.All(trace.Packets, packet => Assert.Equal(1, packet.Payload.Length));
        Assert.Equal(2, server.Echoed);
        Assert.True(client.SafeHandle.IsClosed);
    }

    [Fact]
    public void Two_questions_over_TCP_begin_with_the_handshake_and_end_with_two_FINs()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        using var server = TcpEchoServer.Start(lab.Server);

        var trace = lab.Capture(() => EchoClient.Ask(lab.Client.NewSocket(), server.EndPoint, 2));

        var packets = trace.Packets.Select(packet => packet.Tcp!).ToArray();
        // RFC 9293 §3.5.
        Assert.Equal(
            [(true, false), (true, true), (false, true)], packets.Take(3).Select(packet => (packet.Syn, packet.Ack)));
        Assert.Equal(4, trace.Packets.Sum(packet => packet.Payload.Length));
        // RFC 9293 §3.6: each side says that it has no more to send.
        Assert.Equal(2, packets.Count(packet => packet.Fin));
        Assert.DoesNotContain(packets, packet => packet.Rst);
    }

    [Theory]
    [InlineData(SocketType.Stream)]
    [InlineData(SocketType.Dgram)]
    public void Pair_is_connected_across_the_path(SocketType type)
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        using var pair = SocketPair.Across(lab, type);

        Assert.Equal(pair.Client.LocalEndPoint, pair.Server.RemoteEndPoint);
        Assert.Equal(5, pair.Client.Send("hello"u8));
        Assert.Equal(5, pair.Server.Receive(new byte[10]));
        Assert.True(lab.Report.ToServer.Arrived > 0);
    }

    [Fact]
    public void A_stream_delivers_everything_over_a_path_that_loses_and_datagrams_do_not()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        using var tcp = SocketPair.Across(lab, SocketType.Stream);
        using var udp = SocketPair.Across(lab, SocketType.Dgram);
        lab.ToServer = lab.ToServer with { Loss = 0.2 };

        var runs = OneWayRun.Measure(60, TimeSpan.FromMilliseconds(2), ("TCP", tcp), ("UDP", udp));

        // RFC 9293 §2.2: complete, and in order.
        Assert.Equal(Enumerable.Range(0, 60), runs[0].Numbers);
        Assert.InRange(runs[1].Arrivals.Lost.Count, 1, 59);
    }
}
