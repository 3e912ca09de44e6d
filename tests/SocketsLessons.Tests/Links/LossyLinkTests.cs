using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace SocketsLessons.Tests.Links;

public sealed class LossyLinkTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly UdpPeer _client = new();
    private readonly UdpPeer _server = new();

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    /// <summary>
    /// Sends numbered datagrams in batches that fit into any receive buffer, and receives what the link says
    /// it passed on: everything that comes, in the order in which it comes.
    /// </summary>
    private int[] Through(LossyLink link, int count, int first = 0, int batch = 100)
    {
        var received = new List<int>();
        for (var sent = 0; sent < count; sent += batch)
        {
            var before = link.Report.ToServer;
            var now = Math.Min(batch, count - sent);
            _client.SendNumbers(first + sent, now, link.EndPoint);
            var after = Settled(link, before.Arrived + now);
            received.AddRange(_server.ReceiveNumbers(after.Departed - before.Departed));
        }

        Assert.False(_server.Socket.Poll(0, SelectMode.SelectRead), "More datagrams came than the link passed on.");
        return [.. received];
    }

    /// <summary>Waits until that many have arrived, and all of them that should depart have done so.</summary>
    private static LinkCounts Settled(LossyLink link, long arrived)
    {
        static long Expected(LinkCounts c) => c.Arrived - c.Lost - c.Overflowed + c.Duplicated - c.Unsent;
        Assert.True(
            SpinWait.SpinUntil(
            () => link.Report.ToServer is var c && c.Arrived == arrived && c.Departed == Expected(c), Deadline),
            $"The link did not settle: {link.Report}");
        return link.Report.ToServer;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_link_without_settings_forwards_everything_in_order(int seed)
    {
        var random = new Random(seed);
        using var link = LossyLink.Start(
            _server.EndPoint, new LinkSettings { Delay = TimeSpan.FromMilliseconds(random.Next(3)) });
        for (var round = 0; round < 15; round++)
        {
            var sent = Enumerable.Range(0, random.Next(1, 20)).Select(_ => new byte[random.Next(0, 4000)]).ToList();
            // The largest datagram that UDP over IPv4 can carry (RFC 768: 65,535 less 20 and 8 of headers).
            if (round % 5 == 0 && !OperatingSystem.IsMacOS()) sent = [new byte[65_507]];
            sent.ForEach(random.NextBytes);

            foreach (var payload in sent) _client.Send(payload, link.EndPoint);
            foreach (var payload in sent) Assert.Equal(payload, _server.Receive());
            foreach (var payload in sent) _server.Send(payload, _server.LastFrom);
            foreach (var payload in sent) Assert.Equal(payload, _client.Receive());
            Assert.Equal(link.EndPoint, _client.LastFrom);
        }

        Assert.False(_server.Socket.Poll(0, SelectMode.SelectRead));
        Assert.False(_client.Socket.Poll(0, SelectMode.SelectRead));
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
    public void Missing_datagrams_are_those_logged_as_lost()
    {
        const int n = 2_000;
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings { Loss = 0.2, Seed = 5 });
        var received = Through(link, n);
        var expected = link.Log.Where(r => r.Effects != LinkEffects.Lost).Select(r => (int)r.Number - 1);
        Assert.Equal(expected, received);
        Assert.Equal(n - received.Length, link.Report.ToServer.Lost);
        var (low, high) = Statistics.Binomial999(n, 0.2);
        Assert.InRange(n - received.Length, low, high);
    }

    [Fact]
    public void Repeated_datagrams_are_those_logged_as_duplicated()
    {
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings { Duplication = 0.2 });
        var received = Through(link, 500);
        var expected = link.Log.SelectMany(
            r => Enumerable.Repeat((int)r.Number - 1, r.Effects == LinkEffects.Duplicated ? 2 : 1));
        Assert.Equal(expected, received);
        Assert.Equal(received.Length - 500, link.Report.ToServer.Duplicated);
        Assert.NotEqual(500, received.Length);
    }

    [Fact]
    public void Datagrams_out_of_order_are_those_logged_as_reordered()
    {
        // The last number is not reordered with this seed, so every held datagram is overtaken.
        using var link = LossyLink.Start(
            _server.EndPoint, new LinkSettings { Reordering = 0.15, Delay = TimeSpan.FromMilliseconds(2), Seed = 1 });
        var received = Through(link, 200, batch: 200);
        Assert.Equal(LinkEffects.Delivered, link.Log[^1].Effects);

        // RFC 4737, section 3.3: a packet is reordered if its number is smaller than the next one expected.
        var (expected, reordered) = (0, new List<int>());
        foreach (var number in received)
        {
            if (number >= expected) expected = number + 1;
            else reordered.Add(number);
        }

        Assert.NotEmpty(reordered);
        Assert.Equal(link.Log.Where(r => r.Effects == LinkEffects.Reordered).Select(r => (int)r.Number - 1), reordered);
        // And the order of departure that the log tells is the order of arrival at the server.
        Assert.Equal(link.Log.OrderBy(r => r.Order).Select(r => (int)r.Number - 1), received);
    }

    [Fact]
    public void With_jitter_the_log_has_the_order_of_arrival()
    {
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings
        {
            Delay = TimeSpan.FromMilliseconds(20),
            Jitter = TimeSpan.FromMilliseconds(15),
            Loss = 0.1,
        });
        var received = Through(link, 200, batch: 200);
        Assert.NotEqual(received.Order(), received);
        Assert.Equal(
            link.Log.Where(r => r.Order is not null).OrderBy(r => r.Order).Select(r => (int)r.Number - 1), received);
    }

    [Fact]
    public void Datagrams_logged_as_corrupted_have_one_flipped_bit()
    {
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings { Corruption = 0.5 });
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var sent = new byte[random.Next(1, 300)];
            random.NextBytes(sent);
            _client.Send(sent, link.EndPoint);
            var received = _server.Receive();
            Assert.Equal(sent.Length, received.Length);
            var wrong = sent.Zip(received).Sum(pair => BitOperations.PopCount((uint)(pair.First ^ pair.Second)));
            Assert.Equal(link.Log[^1].Effects == LinkEffects.Corrupted ? 1 : 0, wrong);
        }

        Assert.InRange(link.Report.ToServer.Corrupted, 1, 99);
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
            using var link = LossyLink.Start(_server.EndPoint, s);
            Through(link, 500);
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
            _server.EndPoint, new LinkSettings { Delay = there }, new LinkSettings { Delay = back });
        for (var i = 0; i < 10; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _client.Send([1], link.EndPoint);
            _server.Receive();
            Assert.True(Stopwatch.GetElapsedTime(start) >= there);
            _server.Send([2], _server.LastFrom);
            _client.Receive();
            Assert.True(Stopwatch.GetElapsedTime(start) >= there + back);
        }

        Assert.All(
            link.Log, record => Assert.True(record.Lateness >= TimeSpan.Zero && record.Departed >= record.Arrived));
    }

    [Fact]
    public void Settings_change_while_datagrams_flow()
    {
        using var link = LossyLink.Start(_server.EndPoint);
        Assert.Equal(100, Through(link, 100).Length);
        link.ToServer = link.ToServer with { Loss = 1 };
        Assert.Empty(Through(link, 100, first: 100));
        link.ToServer = link.ToServer with { Loss = 0 };
        Assert.Equal(Enumerable.Range(200, 100), Through(link, 100, first: 200));
        Assert.Equal(new LinkSettings(), link.ToClient);
    }

    [Fact]
    public void A_full_queue_drops_and_counts_the_rest()
    {
        // 4 bytes at 8 kbit/s take 4 ms; 40 bytes may wait, so some of 100 sent at once find no room.
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings { BitsPerSecond = 8_000, QueueBytes = 40 });
        var received = Through(link, 100);
        var counts = link.Report.ToServer;
        Assert.Equal(100 - received.Length, counts.Overflowed);
        Assert.Equal(link.Log.Where(r => r.Effects == LinkEffects.Delivered).Select(r => (int)r.Number - 1), received);
        // Each took its 4 ms on the line.
        var sent = link.Log.Where(r => r.Departed is not null).ToArray();
        Assert.True(sent[^1].Departed - sent[0].Arrived >= sent.Length * TimeSpan.FromMilliseconds(4));
    }

    [Fact]
    public void Each_of_many_clients_gets_its_own_answers()
    {
        using var link = LossyLink.Start(_server.EndPoint);
        var clients = Enumerable.Range(0, LossyLink.MaxClients).Select(_ => new UdpPeer()).ToArray();
        try
        {
            for (var round = 0; round < 2; round++)
            {
                foreach (var (i, client) in clients.Index()) client.Send([(byte)i], link.EndPoint);
                for (var i = 0; i < clients.Length; i++) _server.Send(_server.Receive(), _server.LastFrom);
                foreach (var (i, client) in clients.Index()) Assert.Equal([(byte)i], client.Receive());
            }
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    [Fact]
    public void One_client_too_many_replaces_the_one_silent_for_longest()
    {
        using var link = LossyLink.Start(_server.EndPoint);
        // All stay open, so that no two of them can have the same port.
        var clients = Enumerable.Range(0, LossyLink.MaxClients + 1).Select(_ => new UdpPeer()).ToList();
        EndPoint Ask(int client)
        {
            clients[client].Send([(byte)client], link.EndPoint);
            Assert.Equal([(byte)client], _server.Receive());
            return _server.LastFrom;
        }

        // The second client is silent the longest, because the first speaks again.
        var seats = Enumerable.Range(0, LossyLink.MaxClients).Select(Ask).ToArray();
        Assert.Equal(seats[0], Ask(0));
        Ask(LossyLink.MaxClients);

        _server.Send([8], seats[0]);
        Assert.Equal([8], clients[0].Receive());
        // Nobody sits at the silent client's port any more, but it is served again as a newcomer.
        _server.Send([9], seats[1]);
        _server.Send([7], Ask(1));
        Assert.Equal([7], clients[1].Receive());
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public void Answers_from_anyone_but_the_server_are_ignored()
    {
        using var link = LossyLink.Start(_server.EndPoint);
        _client.Send([1], link.EndPoint);
        _server.Receive();
        using var stranger = new UdpPeer();
        stranger.Send([66], _server.LastFrom);
        _server.Send([2], _server.LastFrom);
        Assert.Equal([2], _client.Receive());
        Assert.Equal(1, link.Report.ToClient.Arrived);
    }

    [Fact]
    public void A_server_can_close_and_come_back()
    {
        var endPoint = _server.EndPoint;
        using var link = LossyLink.Start(endPoint);
        _server.Dispose();
        _client.SendNumbers(0, 20, link.EndPoint);
        Settled(link, 20);
        using var again = new Socket(
            AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        { ReceiveTimeout = 10_000 };
        again.Bind(endPoint);
        _client.Send([7], link.EndPoint);
        var buffer = new byte[10];
        Assert.Equal(1, again.Receive(buffer));
        Assert.Equal(7, buffer[0]);
    }

    [Fact]
    public void The_log_keeps_the_last_records_only()
    {
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings { Loss = 1 });
        const int n = LinkLog.Capacity + 500;
        for (var sent = 0; sent < n; sent += 250)
        {
            var batch = Math.Min(250, n - sent);
            _client.SendNumbers(sent, batch, link.EndPoint);
            Settled(link, sent + batch);
        }

        Assert.Equal(Enumerable.Range(501, LinkLog.Capacity), link.Log.Select(r => (int)r.Number));
        Assert.Equal(n, link.Report.ToServer.Lost);
    }

    [Fact]
    public void The_report_is_shown_as_text_and_HTML()
    {
        using var link = LossyLink.Start(_server.EndPoint, new LinkSettings { Loss = 1 });
        _client.SendNumbers(0, 123, link.EndPoint);
        Settled(link, 123);
        Assert.Contains("123", link.Report.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td>123</td>", ((SocketsLessons.IRenderable)link.Report).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_ends_traffic_from_any_thread_and_can_be_called_twice()
    {
        var link = LossyLink.Start(
            _server.EndPoint, new LinkSettings { Delay = TimeSpan.FromMilliseconds(5), Duplication = 0.5 });
        var stop = false;
        var traffic = new Thread(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++) _client.Send(BitConverter.GetBytes(i), link.EndPoint);
        });
        traffic.Start();
        Assert.True(SpinWait.SpinUntil(() => link.Report.ToServer.Departed > 100, Deadline));

        var disposers = Enumerable.Range(0, 3).Select(_ => new Thread(link.Dispose)).ToList();
        disposers.ForEach(thread => thread.Start());
        Assert.All(disposers, thread => Assert.True(thread.Join(Deadline)));
        link.Dispose();
        var after = link.Report.ToServer;
        Volatile.Write(ref stop, true);
        Assert.True(traffic.Join(Deadline));

        Assert.Equal(after, link.Report.ToServer);
        Assert.True(link.Log.Count > 0);
        // Its port is free again.
        using var heir = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        heir.Bind(link.EndPoint);
    }
}
