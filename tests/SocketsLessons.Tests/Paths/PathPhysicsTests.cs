using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SocketsLessons.Tests.Paths;

/// <summary>What must hold on any path, no matter who made it. Alone, because round trips are timed.</summary>
[CollectionDefinition(nameof(PathPhysicsTests), DisableParallelization = true)]
[Collection(nameof(PathPhysicsTests))]
public sealed class PathPhysicsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>RFC 9293 §3.5: SYN, SYN-ACK; the client is connected when the second arrives.</summary>
    [Fact]
    public void Connecting_takes_one_round_trip_and_so_does_a_request()
    {
        var oneWay = TimeSpan.FromMilliseconds(20);
        using var path = new LabConnection(new LinkSettings { Delay = oneWay });
        var oneByte = new byte[1];

        TakesOneRoundTrip(2 * oneWay, () =>
        {
            // It is not accepted, because that takes until the client's answer arrives: one way more.
            var client = path.Lab.Client.NewSocket();
            client.Connect(path.Listener.LocalEndPoint!);
        });
        TakesOneRoundTrip(2 * oneWay, () =>
        {
            path.Client.Send(oneByte);
            path.Server.Receive(oneByte);
            path.Server.Send(oneByte);
            path.Client.Receive(oneByte);
        });
    }

    [Fact]
    public void Each_direction_has_its_own_delay()
    {
        using var path = new LabConnection(new LinkSettings());
        var slow = TimeSpan.FromMilliseconds(30);
        path.Lab.ToServer = new LinkSettings { Delay = slow };

        var (there, back) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var deadline = Stopwatch.StartNew();
        do
        {
            there = Min(there, OneWay(path.Client, path.Server));
            back = Min(back, OneWay(path.Server, path.Client));
        }
        while (back >= slow && deadline.Elapsed < Deadline);

        Assert.True(there >= slow, $"The slow way took {there}.");
        Assert.True(back < slow, $"The other way took {back}.");
    }

    [Fact]
    public void A_transfer_takes_at_least_its_size_over_the_rate()
    {
        const int Bytes = 500_000, Rate = 10_000_000;
        using var path = new LabConnection(
            new LinkSettings { BitsPerSecond = Rate, Delay = TimeSpan.FromMilliseconds(2) });

        var start = Stopwatch.GetTimestamp();
        var received = Transfer(path, new byte[Bytes]);

        Assert.Equal(Bytes, received.Length);
        var goodput = Bytes * 8 / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Assert.True(goodput <= Rate, $"{goodput} bit/s on a path of {Rate} bit/s.");
    }

    [Fact]
    public void TCP_retransmits_what_the_path_loses()
    {
        using var path = new LabConnection(new LinkSettings { Delay = TimeSpan.FromMilliseconds(2), Loss = 0.05 });
        var sent = RandomNumberGenerator.GetBytes(1_000_000);

        var received = Transfer(path, sent);

        Assert.Equal(sent, received);
        Assert.True(path.Lab.Report.ToServer.Lost > 0);
        Assert.True(TcpInfo.Read(path.Client).TotalRetransmissions > 0);
    }

    /// <summary>
    /// M. Mathis, J. Semke, J. Mahdavi, T. Ott, "The Macroscopic Behavior of the TCP Congestion Avoidance
    /// Algorithm", 1997: goodput = MSS / RTT · C / √p, with C = √(3/2) where every segment is acknowledged and
    /// √(3/4) where every second one is. It knows no timeouts, so what is measured may well be a few times less.
    /// </summary>
    [Fact]
    public void Reno_under_random_loss_follows_the_square_root_law()
    {
        const double Loss = 0.02;
        var roundTrip = TimeSpan.FromMilliseconds(20);
        using var path = new LabConnection(new LinkSettings { Delay = roundTrip / 2, Loss = Loss }, "reno");
        var law = TcpInfo.Read(path.Client).SendMss / roundTrip.TotalSeconds * Math.Sqrt(1.5 / Loss);
        var sender = new Thread(() =>
        {
            try
            {
                while (true) path.Client.Send(new byte[65_536]);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The path is disposed.
            }
        });
        sender.Start();

        // The law is about the steady state: a few losses end the slow start.
        var buffer = new byte[65_536];
        while (TcpInfo.Read(path.Client).TotalRetransmissions < 5) path.Server.Receive(buffer);
        var (start, bytes) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(4)) bytes += path.Server.Receive(buffer);
        var goodput = bytes / Stopwatch.GetElapsedTime(start).TotalSeconds;
        path.Dispose();
        sender.Join();

        Assert.InRange(goodput, law / 8, law * 2);
    }

    [Fact]
    public void TCP_INFO_has_the_values_of_ss_at_that_host()
    {
        using var path = new LabConnection(new LinkSettings { Delay = TimeSpan.FromMilliseconds(5) });
        Transfer(path, new byte[100_000]);

        // An ACK may still be under way: take a pair of readings that agree.
        TcpInfo info;
        string ss;
        var deadline = Stopwatch.StartNew();
        do
        {
            info = TcpInfo.Read(path.Client);
            ss = path.Lab.Client.Run("", "ss", "-tinH");
        }
        while (info != TcpInfo.Read(path.Client) && deadline.Elapsed < Deadline);

        Assert.Equal(Field(ss, @"\brtt:([\d.]+)"), info.RoundTripTime.TotalMilliseconds, 3);
        Assert.Equal(Field(ss, @"\bminrtt:([\d.]+)"), info.MinimumRoundTripTime!.Value.TotalMilliseconds, 3);
        Assert.Equal(Field(ss, @"\bcwnd:(\d+)"), info.CongestionWindow);
        Assert.Equal(Field(ss, @"\bbytes_acked:(\d+)"), (double?)info.BytesAcknowledged);
        Assert.Equal(Field(ss, @"\bdata_segs_out:(\d+)"), (double?)info.DataSegmentsSent);
        Assert.True(
            info.MinimumRoundTripTime >= TimeSpan.FromMilliseconds(10),
            $"The kernel saw a round trip of {info.MinimumRoundTripTime}.");
    }

    [Fact]
    public void A_socket_has_the_requested_congestion_control()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        Assert.NotEmpty(PathLab.CongestionControls);
        foreach (var name in PathLab.CongestionControls)
        {
            using var socket = lab.Client.NewSocket(congestionControl: name);
            var raw = new byte[16];
            var length = socket.GetRawSocketOption(6, 13, raw); // TCP_CONGESTION, man 7 tcp
            Assert.Equal(name, System.Text.Encoding.ASCII.GetString(raw, 0, length).TrimEnd('\0'));
        }
    }

    /// <summary>Never less than that, and at its best nearer to one round trip than to two.</summary>
    private static void TakesOneRoundTrip(TimeSpan roundTrip, Action action)
    {
        var best = TimeSpan.MaxValue;
        var deadline = Stopwatch.StartNew();
        do
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Min(best, Stopwatch.GetElapsedTime(start));
        }
        while (best > 1.4 * roundTrip && deadline.Elapsed < Deadline);

        Assert.InRange(best, roundTrip, 1.4 * roundTrip);
    }

    private static TimeSpan OneWay(Socket from, Socket to)
    {
        var start = Stopwatch.GetTimestamp();
        from.Send([1]);
        to.Receive(new byte[1]);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Sends all of it from the client to the server and closes that direction.</summary>
    private static byte[] Transfer(LabConnection path, byte[] bytes)
    {
        var sending = Task.Factory.StartNew(() =>
        {
            path.Client.Send(bytes);
            path.Client.Shutdown(SocketShutdown.Send);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var received = new MemoryStream();
        var buffer = new byte[65_536];
        int length;
        while ((length = path.Server.Receive(buffer)) > 0) received.Write(buffer, 0, length);
        Assert.True(sending.Wait(Deadline, TestContext.Current.CancellationToken));
        return received.ToArray();
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static double Field(string ss, string pattern)
    {
        var match = Regex.Match(ss, pattern);
        Assert.True(match.Success, $"ss printed nothing like {pattern}: {ss}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
