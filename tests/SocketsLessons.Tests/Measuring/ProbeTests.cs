using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

public sealed class ProbeTests
{
    private static readonly ProbeOptions Few = new()
    {
        Count = 20,
        WarmUp = 3,
        Timeout = TimeSpan.FromMilliseconds(400),
        Linger = TimeSpan.FromMilliseconds(300),
    };

    public static TheoryData<string> Tcp => ["TCP, closed loop", "TCP, open loop"];

    public static TheoryData<string> Udp => ["UDP, closed loop", "UDP, open loop"];

    public static TheoryData<string> All => [.. Tcp.Select(row => row.Data), .. Udp.Select(row => row.Data)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_message_to_an_echo_server_comes_back_once_and_in_order(string probe)
    {
        using var tcp = TcpPeer.Echo();
        using var udp = UdpPeer.Echo();

        var run = Run(probe, Server(probe, tcp, udp), Few);

        Assert.Equal(Enumerable.Range(0, 20), run.Samples.Select(sample => sample.Sequence));
        Assert.Equal(Enumerable.Range(0, 20), run.Arrivals.Sequences);
        Assert.All(run.Samples, sample => Assert.True(sample.Due <= sample.Sent && sample.Sent < sample.Arrived));
        Assert.Null(run.StopReason);
        Assert.Equal(0, run.Unrecognised);
    }

    [Theory]
    [MemberData(nameof(Udp))]
    public void Messages_without_an_answer_are_lost(string probe)
    {
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            if (sequence is not (2 or 5 or 6)) answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal([2, 5, 6], run.Arrivals.Lost);
        Assert.Equal([1, 2], run.Arrivals.Bursts);
        Assert.Equal(
            [2, 5, 6],
            run.Samples.Where(sample => sample.Status == DeliveryStatus.Lost).Select(sample => sample.Sequence));
        Assert.All([2, 5, 6], lost => Assert.Null(run.Samples[lost].Delay));
        Assert.True(run.Delays.Count <= 17);
    }

    [Theory]
    [MemberData(nameof(Udp))]
    public void An_answer_after_its_timeout_is_late_and_not_lost(string probe)
    {
        // The answer to 3 is held until a message arrives that is sent only after the timeout of 3:
        // in a closed loop the next one, on a schedule of 5 ms and with a timeout of 20 ms the tenth after.
        byte[]? held = null;
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            if (sequence == 3) held = datagram;
            else answer(datagram);
            if (sequence != (probe == "UDP, closed loop" ? 4 : 13)) return;
            answer(held!);
        });

        var run = Run(probe, server.EndPoint, Few with { Timeout = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(DeliveryStatus.Late, run.Samples[3].Status);
        Assert.Null(run.Samples[3].Delay);
        Assert.NotNull(run.Samples[3].Arrived);
        Assert.DoesNotContain(3, run.Arrivals.Lost);
        Assert.True(run.Late >= 1);
    }

    [Theory]
    [MemberData(nameof(Udp))]
    public void A_second_copy_is_a_duplicate(string probe)
    {
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            answer(datagram);
            if (sequence is 4 or 19) answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal(2, run.Arrivals.Duplicates);
        Assert.Equal([4, 19], run.Samples.Where(sample => sample.Duplicates == 1).Select(sample => sample.Sequence));
        Assert.Empty(run.Arrivals.OutOfOrder);
        Assert.Empty(run.Arrivals.Lost);
    }

    [Theory]
    [MemberData(nameof(Udp))]
    public void Many_copies_of_one_message_hide_no_other(string probe)
    {
        // More copies than all messages together may have.
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            for (var copy = 0; copy < (sequence == 3 ? 60 : 1); copy++) answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Empty(run.Arrivals.Lost);
        Assert.Equal(20, run.Arrivals.Received);
        Assert.Equal(1, run.Samples[3].Duplicates);
        Assert.Equal(58, run.Unrecognised);
    }

    [Fact]
    public void An_answer_that_another_overtakes_is_out_of_order()
    {
        byte[]? held = null;
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            if (sequence == 7) held = datagram;
            else answer(datagram);
            if (sequence == 9) answer(held!);
        });

        var run = Run("UDP, open loop", server.EndPoint, Few);

        // RFC 4737 §3.3: 7 arrives when 10 is expected.
        Assert.Equal([7], run.Arrivals.OutOfOrder);
        Assert.True(run.Samples[7].OutOfOrder);
        Assert.Equal([8, 9, 7], run.Arrivals.Sequences.Skip(7).Take(3));
    }

    [Fact]
    public void In_an_open_loop_a_stall_shows_in_every_message_that_waited()
    {
        // The server says nothing until the last message is there, which is due 19 intervals after the
        // first: so message i waits for at least (19 - i) intervals, whatever the machine does.
        var held = new List<byte[]>();
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            held.Add(datagram);
            if (sequence == 19) held.ForEach(answer);
        });

        var run = Run("UDP, open loop", server.EndPoint, Few with { Timeout = TimeSpan.FromSeconds(20) });

        Assert.All(
            run.Samples, sample => Assert.True(sample.Delay >= TimeSpan.FromMilliseconds(5 * (19 - sample.Sequence))));
    }

    [Theory]
    [MemberData(nameof(Udp))]
    public void Corrupted_and_foreign_datagrams_are_no_answers(string probe)
    {
        using var server = new UdpPeer((sequence, datagram, answer) =>
        {
            if (sequence == 2) datagram[12] ^= 1;
            if (sequence == 4) answer([1, 2, 3]);
            if (sequence == 6) answer(new byte[1000]);
            if (sequence == 8) datagram[^1] ^= 128;
            answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal([2, 8], run.Arrivals.Lost);
        Assert.Equal(4, run.Unrecognised);
    }

    [Theory]
    [MemberData(nameof(Tcp))]
    public void Answers_in_single_bytes_are_reassembled(string probe)
    {
        using var server = new TcpPeer(connection =>
        {
            var buffer = new byte[1000];
            while (connection.Receive(buffer) is > 0 and var count)
            {
                for (var i = 0; i < count; i++) connection.Send(buffer, i, 1, SocketFlags.None);
            }
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal(Enumerable.Range(0, 20), run.Arrivals.Sequences);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Warm_up_messages_are_sent_and_not_counted(string probe)
    {
        var bytes = 0;
        using var tcp = new TcpPeer(connection =>
        {
            var buffer = new byte[1000];
            while (connection.Receive(buffer) is > 0 and var count)
            {
                bytes += count;
                connection.Send(buffer, count, SocketFlags.None);
            }
        });
        using var udp = new UdpPeer((_, datagram, answer) =>
        {
            bytes += datagram.Length;
            answer(datagram);
        });

        var run = Run(
            probe, Server(probe, tcp, udp), Few with { Count = 5, WarmUp = 7, PayloadBytes = 16 },
            TimeSpan.FromMilliseconds(1));

        Assert.Equal(5, run.Samples.Count);
        Assert.Equal(12 * 16, bytes);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_run_past_its_deadline_ends_with_the_samples_it_has_and_says_so(string probe)
    {
        using var udp = UdpPeer.Silent();
        var options = Few with
        {
            Count = 1_000_000,
            WarmUp = 0,
            PayloadBytes = 60_000,
            Timeout = TimeSpan.FromMilliseconds(30),
            Linger = TimeSpan.Zero,
            Deadline = TimeSpan.FromMilliseconds(200),
        };
        using var stalled = Unread(out var unread);

        var run = Run(probe, IsTcp(probe) ? unread : udp.EndPoint, options);

        Assert.Contains("deadline", run.StopReason, StringComparison.Ordinal);
        Assert.InRange(run.Samples.Count, 1, 999_999);
        Assert.Equal(0, run.Delays.Count);
        Assert.Contains("no samples", run.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Udp))]
    public void A_deadline_is_written_the_same_in_every_culture(string probe)
    {
        using var silent = UdpPeer.Silent();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var options = Few with
            {
                Count = 1000,
                WarmUp = 0,
                Timeout = TimeSpan.FromMilliseconds(30),
                Deadline = TimeSpan.FromMilliseconds(150)
            };
            Assert.Equal("its deadline of 0.15 s passed", Run(probe, silent.EndPoint, options).StopReason);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Cancelling_ends_a_run_at_once(string probe)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var tcp = new TcpPeer(connection =>
        {
            connection.Receive(new byte[1000]);
            cancellation.Cancel();
            connection.Receive(new byte[1000]);
        });
        using var udp = new UdpPeer((_, _, _) => cancellation.Cancel());
        // Were it not cancelled, this run would last for a minute and more.
        var endless = new ProbeOptions { Timeout = TimeSpan.FromMinutes(1), Deadline = TimeSpan.FromMinutes(10) };

        Assert.Throws<OperationCanceledException>(
            () => Run(probe, Server(probe, tcp, udp), endless, TimeSpan.FromMinutes(1), cancellation.Token));
    }

    [Theory]
    [MemberData(nameof(Tcp))]
    public void A_server_that_closes_ends_the_run(string probe)
    {
        using var server = new TcpPeer(connection =>
        {
            var buffer = new byte[64];
            for (var i = 0; i < 10; i++)
            {
                for (var filled = 0; filled < 64; filled += connection.Receive(
                    buffer, filled, 64 - filled, SocketFlags.None)) { }
                connection.Send(buffer);
            }
        });

        var run = Run(probe, server.EndPoint, Few with { WarmUp = 0 });

        Assert.Contains("closed", run.StopReason, StringComparison.Ordinal);
        Assert.True(run.Arrivals.Received <= 10);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_missing_server_is_reported_with_its_address(string probe)
    {
        var free = new UdpPeer((_, _, _) => { });
        var nobody = free.EndPoint;
        free.Dispose();

        var error = Assert.Throws<InvalidOperationException>(() => Run(probe, nobody, Few));

        Assert.Contains($"{nobody}", error.Message, StringComparison.Ordinal);
        Assert.Contains("start the server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_backlog_ends_the_run_at_its_deadline()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(), "Only Linux leaves a connection waiting when the backlog is full.");
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        using var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        filler.Connect(listener.LocalEndPoint!);
        var options = new ProbeOptions
        {
            Deadline = TimeSpan.FromMilliseconds(200),
            Timeout = TimeSpan.FromMilliseconds(1),
            Linger = TimeSpan.Zero,
        };

        var error = Assert.Throws<TimeoutException>(
            () => Run("TCP, closed loop", (IPEndPoint)listener.LocalEndPoint!, options));

        Assert.Contains("accept", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_off_this_machine_is_refused() =>
        // TEST-NET-1 (RFC 5737): nobody's address.
        Assert.Throws<ArgumentException>(
            () => Run("UDP, closed loop", new IPEndPoint(IPAddress.Parse("192.0.2.1"), 7), Few));

    [Fact]
    public void Another_protocol_is_refused() => Assert.Throws<ArgumentException>(() =>
        Probe.Run(new IPEndPoint(IPAddress.Loopback, 7), ProtocolType.Icmp, cancellation: Token));

    [Theory]
    [InlineData(-1)]
    [InlineData(60_001)]
    public void An_interval_out_of_range_is_refused(int milliseconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Pacing.OpenLoop(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pacing.ClosedLoop(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_run_is_named_after_its_protocol_and_pacing_unless_it_has_a_name(string probe)
    {
        using var tcp = TcpPeer.Echo();
        using var udp = UdpPeer.Echo();

        Assert.Equal(probe, Run(probe, Server(probe, tcp, udp), Few).Name);
        Assert.Equal("mine", Run(probe, Server(probe, tcp, udp), Few with { Name = "mine" }).Delays.Name);
    }

    [Fact]
    public void Think_time_passes_between_an_answer_and_the_next_message()
    {
        using var server = UdpPeer.Echo();
        var pause = TimeSpan.FromMilliseconds(5);

        var run = Probe.Run(server.EndPoint, ProtocolType.Udp, Pacing.ClosedLoop(pause), Few, Token);

        Assert.Equal(20, run.Samples.Count);
        Assert.All(
            run.Samples.Zip(run.Samples.Skip(1)), pair => Assert.True(pair.Second.Sent - pair.First.Arrived >= pause));
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_the_range()
    {
        var server = new IPEndPoint(IPAddress.Loopback, 7);
        Assert.Contains("16", Refusal(new() { PayloadBytes = 15 }), StringComparison.Ordinal);
        Assert.Contains("65,507", Refusal(new() { PayloadBytes = 65_508 }), StringComparison.Ordinal);
        Assert.Contains("Count", Refusal(new() { Count = 0 }), StringComparison.Ordinal);
        Assert.Contains("WarmUp", Refusal(new() { WarmUp = -1 }), StringComparison.Ordinal);
        Assert.Contains("Timeout", Refusal(new() { Timeout = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("Linger", Refusal(new() { Linger = TimeSpan.FromHours(1) }), StringComparison.Ordinal);
        Assert.Contains("Deadline", Refusal(new() { Deadline = TimeSpan.Zero }), StringComparison.Ordinal);

        string Refusal(ProbeOptions options) =>
            Assert.Throws<ArgumentException>(() => Run("UDP, closed loop", server, options)).Message;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ProbeRun Run(
        string probe, IPEndPoint server, ProbeOptions options, TimeSpan? interval = null,
        CancellationToken? cancellation = null) => Probe.Run(
        server,
        IsTcp(probe) ? ProtocolType.Tcp : ProtocolType.Udp,
        probe.EndsWith("open loop", StringComparison.Ordinal)
            ? Pacing.OpenLoop(interval ?? TimeSpan.FromMilliseconds(5)) : Pacing.ClosedLoop(),
        options,
        cancellation ?? Token);

    private static bool IsTcp(string probe) => probe.StartsWith("TCP", StringComparison.Ordinal);

    private static IPEndPoint Server(string probe, TcpPeer tcp, UdpPeer udp) =>
        IsTcp(probe) ? tcp.EndPoint : udp.EndPoint;

    /// <summary>A server whose connections the system takes, and that never reads.</summary>
    private static Socket Unread(out IPEndPoint endPoint)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        endPoint = (IPEndPoint)listener.LocalEndPoint!;
        return listener;
    }
}
