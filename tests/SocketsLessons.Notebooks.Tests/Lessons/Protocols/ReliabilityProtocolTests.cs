using System.Net;
using System.Net.Sockets;
using Send = System.Func<System.Net.Sockets.Socket, System.Net.EndPoint, uint, byte[], System.TimeSpan, uint, int>;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// What lesson 14 builds, over links that do everything but cut: every byte arrives once and in order, or both
/// sides say that it failed. The decisions of a link come from its seed, what overtakes what also from time.
/// </summary>
public sealed class ReliabilityProtocolTests(ReliabilityCells cells) : IClassFixture<ReliabilityCells>
{
    private const int Cases = 60;
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("stop and wait", "in order")]
    [InlineData("stop and wait", "solution of 14.1")]
    [InlineData("window", "in order")]
    [InlineData("window", "solution of 14.3")]
    [InlineData("adaptive", "in order")]
    [InlineData("adaptive", "solution of 14.3")]
    public void Delivers_every_byte_once_and_in_order(string sender, string receiver)
    {
        var leftAlone = 0;
        var failures = InParallel(Enumerable.Range(1, Cases).Select<int, Func<string?>>(seed => () =>
        {
            var random = new Random(seed);
            var luck = new BadLuck(
                seed, random.NextDouble() * 0.3, random.NextDouble() * 0.3, random.NextDouble() * 0.5,
                random.NextDouble() * 0.3);
            // Some transfers begin so that their numbers run out on the way.
            var first = seed % 3 == 0 ? uint.MaxValue - (uint)random.Next(12) : (uint)random.NextInt64(1L << 32);
            var content = new byte[seed % 10 == 0 ? random.Next(3) : random.Next(12_000)];
            random.NextBytes(content);

            var (sent, received) = Transfer(
                luck, content, SendWith(sender, random.Next(1, 20)), receiver, first, Deadline);
            // The sender may be left without the last ACK; then it must say so, and the receiver has everything.
            if (sent is TimeoutException) Interlocked.Increment(ref leftAlone);
            return received.Error is null && received.Content.AsSpan().SequenceEqual(content)
                && sent is null or TimeoutException
                ? null
                : $"{luck}: {content.Length} bytes, first {first}: sender {sent?.Message ?? "ended"}, receiver "
                    + $"{received.Error?.ToString() ?? $"got {received.Content.Length} bytes"}";
        }));
        Assert.Empty(failures);
        // It takes four losses in a row or more while the receiver lingers: at 30 %, fewer than 1 in 100.
        Assert.InRange(leftAlone, 0, Cases / 10);
    }

    [Theory]
    [InlineData("stop and wait")]
    [InlineData("window")]
    [InlineData("adaptive")]
    public void Says_on_both_sides_that_it_failed_when_nothing_gets_through(string sender)
    {
        var (sent, received) = Transfer(
            new BadLuck(1, 1, 0, 0, 0.5), new byte[5000], SendWith(sender, 4), "in order", 0,
            TimeSpan.FromMilliseconds(300));
        Assert.IsType<TimeoutException>(sent);
        Assert.IsType<TimeoutException>(received.Error);
    }

    [Theory]
    [InlineData("stop and wait")]
    [InlineData("window")]
    [InlineData("adaptive")]
    public async Task Never_claims_success_without_an_acknowledgement_of_everything(string sender)
    {
        // It answers with an echo, with an ACK that says nothing new, and with one of what was never sent.
        using var socket = BadRelay.Udp();
        using var liar = BadRelay.Udp();
        using var stop = new CancellationTokenSource();
        var lying = Task.Run(() =>
        {
            var buffer = new byte[2000];
            while (!stop.IsCancellationRequested)
            {
                if (!liar.Poll(TimeSpan.FromMilliseconds(20), SelectMode.SelectRead)) continue;
                EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                liar.SendTo(buffer.AsSpan(0, liar.ReceiveFrom(buffer, ref from)), from);
                byte[] answer = [2, .. buffer.AsSpan(1, 8), 0, 0];
                liar.SendTo(answer, from);
                answer[8] += 50;
                liar.SendTo(answer, from);
            }
        }, TestContext.Current.CancellationToken);
        Assert.Throws<TimeoutException>(
            () => SendWith(sender, 4)(
            socket, liar.LocalEndPoint!, 7, new byte[3000], TimeSpan.FromMilliseconds(200), 0));
        await stop.CancelAsync();
        await lying.WaitAsync(Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Keeps_answering_for_the_sender_whose_last_ACK_was_lost()
    {
        // The sender of this test never gets an answer to the end, and asks three times.
        using var receiver = BadRelay.Udp();
        using var sender = BadRelay.Udp();
        var receiving = Task.Run(
            () => cells.Receive(receiver, 7, cells.InOrder, Deadline, Deadline, 0),
            TestContext.Current.CancellationToken);
        byte[] data = [1, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1, 42], end = [1, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0],
            done = [3, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0];
        sender.SendTo(data, receiver.LocalEndPoint!);
        for (var times = 0; times < 3; times++) sender.SendTo(end, receiver.LocalEndPoint!);
        var answers = new List<string>();
        var buffer = new byte[100];
        sender.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        for (var times = 0; times < 4; times++)
            answers.Add(Convert.ToHexString(buffer.AsSpan(0, sender.Receive(buffer))));
        Assert.False(receiving.IsCompleted);

        sender.SendTo(done, receiver.LocalEndPoint!);
        Assert.Equal([42], await receiving.WaitAsync(Deadline, TestContext.Current.CancellationToken));
        Assert.Equal(
            ["0200000007000000010000", "0200000007000000020000", "0200000007000000020000",
            "0200000007000000020000"], answers);
    }

    // RFC 6298 sections 3 and 5.5. The first timeout is too short for this link: what is acknowledged then was
    // sent twice, and only the back-off leads to a sample. No true sample is shorter than the link.
    [Fact]
    public void Takes_no_sample_of_what_was_sent_twice_and_backs_off_until_it_has_one()
    {
        const int Delay = 120; // milliseconds, each way; the first timeout is 200
        var samples = new List<double>();
        var (sent, received) = Transfer(
            new BadLuck(1, 0, 0, 0, 0, Delay), new byte[3500], (socket, to, transfer, content, deadline, first) =>
            cells.Adaptive(socket, to, transfer, content, 2, deadline, first, (sample, _) => samples.Add(sample)),
            "in order", 0, Deadline);
        Assert.Null(sent);
        Assert.Equal(3500, received.Content.Length);
        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.InRange(sample, 2 * Delay / 1000.0, double.MaxValue));
    }

    // RFC 1982 section 3.2, with SERIAL_BITS of 32.
    [Theory]
    [InlineData(1u, 0u, true)]
    [InlineData(0u, 1u, false)]
    [InlineData(0u, 0u, false)]
    [InlineData(0u, uint.MaxValue, true)]
    [InlineData(uint.MaxValue, 0u, false)]
    [InlineData(0x7FFF_FFFFu, 0u, true)]
    [InlineData(0x8000_0001u, 0u, false)]
    [InlineData(5u, 0x8000_0006u, true)]
    public void Compares_numbers_as_RFC_1982_does(uint one, uint other, bool after) =>
        Assert.Equal(after, cells.IsAfter(one, other));

    // RFC 6298 sections 2.2 and 2.3, with alpha 1/8, beta 1/4, K 4 and G 1 ms, worked out by hand.
    [Fact]
    public void Estimates_the_timeout_as_RFC_6298_does()
    {
        var state = cells.Estimate((0, 0, 1), 0.100);
        Assert.Equal((0.100, 0.050, 0.300), Rounded(state));
        state = cells.Estimate(state, 0.180);
        // RTTVAR 3/4 * 50 + 1/4 * |100 - 180| = 57.5, SRTT 7/8 * 100 + 1/8 * 180 = 110
        Assert.Equal((0.110, 0.0575, 0.340), Rounded(state));
        state = cells.Estimate(state, 0.110); // RTTVAR 3/4 * 57.5 = 43.125, SRTT 110
        Assert.Equal((0.110, 0.043125, 0.2825), Rounded(state));
    }

    private static (double, double, double) Rounded((double Srtt, double RttVar, double Rto) state) =>
        (Math.Round(state.Srtt, 9), Math.Round(state.RttVar, 9), Math.Round(state.Rto, 9));

    private Send SendWith(string sender, int window) => sender switch
    {
        "stop and wait" => (socket, to, transfer, content, deadline, first) =>
            cells.StopAndWait(socket, to, transfer, content, Timeout, deadline, first),
        "window" => (socket, to, transfer, content, deadline, first) =>
            cells.Window(socket, to, transfer, content, window, Timeout, deadline, first),
        _ => (socket, to, transfer, content, deadline, first) =>
            cells.Adaptive(socket, to, transfer, content, window, deadline, first, null),
    };

    private (Exception? Sent, (byte[] Content, Exception? Error) Received) Transfer(
        BadLuck luck, byte[] content, Send send, string receiver, uint first, TimeSpan deadline)
    {
        using var there = BadRelay.Udp();
        using var here = BadRelay.Udp();
        using var relay = new BadRelay(there.LocalEndPoint!, luck);
        var early = new Dictionary<uint, byte[]>();
        Func<uint, uint, byte[], List<byte[]>, uint> accept = receiver switch
        {
            "in order" => cells.InOrder,
            "solution of 14.1" => cells.Solution1,
            _ => (expected, number, payload, delivered) => cells.Solution3(expected, number, payload, delivered, early),
        };
        var transfer = (uint)new Random(luck.Seed).NextInt64(1L << 32);
        byte[] got = [];
        Exception? receiveError = null;
        var receiving = new Thread(
            () => receiveError = Record.Exception(
            () => got = cells.Receive(there, transfer, accept, Linger, deadline, first)));
        receiving.Start();
        var sendError = Record.Exception(() => send(here, relay.EndPoint, transfer, content, deadline, first));
        receiving.Join();
        return (sendError, (got, receiveError));
    }

    /// <summary>Runs each on its own thread: they wait for nearly all of their time.</summary>
    private static List<string> InParallel(IEnumerable<Func<string?>> runs)
    {
        var failures = new List<string>();
        var threads = runs.Select(run => new Thread(() =>
        {
            if (run() is not { } failure) return;
            lock (failures) failures.Add(failure);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return failures;
    }
}
