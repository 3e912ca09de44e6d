using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

public sealed class LossyLinkTests : IDisposable
{
    private readonly LossyLinkEnds _ends = new();

    public void Dispose() => _ends.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_link_without_settings_forwards_everything_in_order(int seed)
    {
        var random = new Random(seed);
        using var link = LossyLink.Start(
            _ends.Server.EndPoint, new LinkSettings { Delay = TimeSpan.FromMilliseconds(random.Next(3)) });
        for (var round = 0; round < 15; round++)
        {
            var sent = Enumerable.Range(0, random.Next(1, 20)).Select(_ => new byte[random.Next(0, 4000)]).ToList();
            // The largest datagram that UDP over IPv4 can carry (RFC 768: 65,535 less 20 and 8 of headers).
            if (round % 5 == 0 && !OperatingSystem.IsMacOS()) sent = [new byte[65_507]];
            sent.ForEach(random.NextBytes);

            foreach (var payload in sent) _ends.Client.Send(payload, link.EndPoint);
            foreach (var payload in sent) Assert.Equal(payload, _ends.Server.Receive());
            foreach (var payload in sent) _ends.Server.Send(payload, _ends.Server.LastFrom);
            foreach (var payload in sent) Assert.Equal(payload, _ends.Client.Receive());
            Assert.Equal(link.EndPoint, _ends.Client.LastFrom);
        }

        Assert.False(_ends.Server.Socket.Poll(0, SelectMode.SelectRead));
        Assert.False(_ends.Client.Socket.Poll(0, SelectMode.SelectRead));
        Assert.All(link.Log, record => Assert.Equal(LinkEffects.Delivered, record.Effects));
        Assert.True(link.Report.ToClient.KernelDropped is null or 0);
    }

    [Fact]
    public void A_link_without_settings_works_over_IPv6()
    {
        Assert.SkipUnless(Loopback.HasIPv6, "This machine has no IPv6 loopback.");
        using var server = new UdpPeer(AddressFamily.InterNetworkV6);
        using var client = new UdpPeer(AddressFamily.InterNetworkV6);
        using var link = LossyLink.Start(server.EndPoint);
        client.Send([1, 2, 3], link.EndPoint);
        Assert.Equal([1, 2, 3], server.Receive());
        server.Send([4], server.LastFrom);
        Assert.Equal([4], client.Receive());
    }

    [Fact]
    public void The_same_seed_and_arrivals_have_the_same_effects_on_two_links()
    {
        var settings = new LinkSettings
        {
            Loss = 0.1,
            Duplication = 0.1,
            Corruption = 0.1,
            Jitter = TimeSpan.FromMilliseconds(1),
            Seed = 42,
        };
        LinkEffects[] Fates(LinkSettings s)
        {
            using var link = LossyLink.Start(_ends.Server.EndPoint, s);
            _ends.Through(link, 500);
            return [.. link.Log.Select(r => r.Effects)];
        }

        Assert.Equal(Fates(settings), Fates(settings));
        Assert.NotEqual(Fates(settings), Fates(settings with { Seed = 43 }));
    }

    [Fact]
    public void No_datagram_arrives_before_its_delay_in_either_direction()
    {
        var (there, back) = (TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(25));
        using var link = LossyLink.Start(
            _ends.Server.EndPoint, new LinkSettings { Delay = there }, new LinkSettings { Delay = back });
        for (var i = 0; i < 10; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ends.Client.Send([1], link.EndPoint);
            _ends.Server.Receive();
            Assert.True(Stopwatch.GetElapsedTime(start) >= there);
            _ends.Server.Send([2], _ends.Server.LastFrom);
            _ends.Client.Receive();
            Assert.True(Stopwatch.GetElapsedTime(start) >= there + back);
        }

        Assert.All(
            link.Log, record => Assert.True(record.Lateness >= TimeSpan.Zero && record.Departed >= record.Arrived));
    }

    [Fact]
    public void Settings_change_while_datagrams_flow()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint);
        Assert.Equal(100, _ends.Through(link, 100).Length);
        link.ToServer = link.ToServer with { Loss = 1 };
        Assert.Empty(_ends.Through(link, 100, first: 100));
        link.ToServer = link.ToServer with { Loss = 0 };
        Assert.Equal(Enumerable.Range(200, 100), _ends.Through(link, 100, first: 200));
        Assert.Equal(new LinkSettings(), link.ToClient);
    }

    [Fact]
    public void A_full_queue_drops_and_counts_the_rest()
    {
        // 4 bytes at 8 kbit/s take 4 ms; 40 bytes may wait, so some of 100 sent at once find no room.
        using var link = LossyLink.Start(
            _ends.Server.EndPoint, new LinkSettings { BitsPerSecond = 8_000, QueueBytes = 40 });
        var received = _ends.Through(link, 100);
        var counts = link.Report.ToServer;
        Assert.Equal(100 - received.Length, counts.Overflowed);
        Assert.Equal(link.Log.Where(r => r.Effects == LinkEffects.Delivered).Select(r => (int)r.Number - 1), received);
        // Each took its 4 ms on the line.
        var sent = link.Log.Where(r => r.Departed is not null).ToArray();
        Assert.True(sent[^1].Departed - sent[0].Arrived >= sent.Length * TimeSpan.FromMilliseconds(4));
    }

    [Fact]
    public void Dispose_ends_traffic_from_any_thread_and_can_be_called_twice()
    {
        var link = LossyLink.Start(
            _ends.Server.EndPoint, new LinkSettings { Delay = TimeSpan.FromMilliseconds(5), Duplication = 0.5 });
        var stop = false;
        var traffic = new Thread(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++) _ends.Client.Send(BitConverter.GetBytes(i), link.EndPoint);
        });
        traffic.Start();
        Assert.True(SpinWait.SpinUntil(() => link.Report.ToServer.Departed > 100, LossyLinkEnds.Deadline));

        var disposers = Enumerable.Range(0, 3).Select(_ => new Thread(link.Dispose)).ToList();
        disposers.ForEach(thread => thread.Start());
        Assert.All(disposers, thread => Assert.True(thread.Join(LossyLinkEnds.Deadline)));
        link.Dispose();
        var after = link.Report.ToServer;
        Volatile.Write(ref stop, true);
        Assert.True(traffic.Join(LossyLinkEnds.Deadline));

        Assert.Equal(after, link.Report.ToServer);
        Assert.True(link.Log.Count > 0);
        // Its port is free again.
        using var heir = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        heir.Bind(link.EndPoint);
    }
}
