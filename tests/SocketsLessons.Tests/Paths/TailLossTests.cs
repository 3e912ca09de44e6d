using System.Globalization;

namespace SocketsLessons.Tests.Paths;

/// <summary>
/// What Linux does about a lost last segment, which no later segment can reveal. Alone, because timers are compared.
/// </summary>
[CollectionDefinition(nameof(TailLossTests), DisableParallelization = true)]
[Collection(nameof(TailLossTests))]
public sealed class TailLossTests
{
    private const int Resends = 3;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>RFC 8985 §7.3: the probe is no timeout, and a timeout starts anew after it, not backed off.</summary>
    [Fact]
    public void The_first_resend_of_a_lost_tail_is_a_probe_without_a_timeout()
    {
        using var path = new LabConnection(new LinkSettings { Delay = TimeSpan.FromMilliseconds(2) });
        Assert.SkipUnless(EarlyRetransmit(path) is 3 or 4, "This system sends no tail loss probes.");

        var steps = Resend(path, timeouts => timeouts - 1);

        // The second wait is as long as the first; only then does each wait double (RFC 6298 §5.5).
        Assert.True(steps[1] < 1.5 * steps[0] && steps[2] > 1.5 * steps[1], Describe(steps));
    }

    /// <summary>tcp_early_retrans of 0 turns probes off (Documentation/networking/ip-sysctl of Linux).</summary>
    [Fact]
    public void Without_probes_the_first_resend_is_a_timeout_and_the_second_wait_is_twice_as_long()
    {
        using var path = new LabConnection(new LinkSettings { Delay = TimeSpan.FromMilliseconds(2) });
        path.Lab.Client.Run("0", "tee", "/proc/sys/net/ipv4/tcp_early_retrans");
        Assert.Equal(0, EarlyRetransmit(path));

        var steps = Resend(path, timeouts => timeouts);

        Assert.True(steps[1] > 1.5 * steps[0], Describe(steps));
    }

    /// <summary>
    /// Loses a byte until it has been sent again three times, and returns the waits before each. TCP_INFO must show
    /// the expected number of timeouts whenever it is read, so a late reading is no harm.
    /// </summary>
    private static double[] Resend(LabConnection path, Func<int, int> expectedTimeouts)
    {
        var answer = new byte[1];
        path.Client.Send(answer);
        path.Server.Receive(answer);
        Assert.True(SpinWait.SpinUntil(() => TcpInfo.Read(path.Client).Unacknowledged == 0, Deadline));
        path.Lab.ToServer = new LinkSettings { Loss = 1 };
        var capture = path.Lab.Capture();
        path.Client.Send(answer);
        var seen = 0L;
        Assert.True(SpinWait.SpinUntil(() =>
        {
            var info = TcpInfo.Read(path.Client);
            if (info.TotalRetransmissions > seen)
                Assert.Equal(expectedTimeouts((int)info.TotalRetransmissions), info.RetransmissionTimeouts);
            seen = info.TotalRetransmissions;
            return seen >= Resends;
        }, Deadline), $"Sent again {seen} times.");
        path.Lab.ToServer = new LinkSettings();
        path.Server.Receive(answer);
        var sent = capture.Stop().Packets.Where(packet => packet.Direction == LinkDirection.ToServer
            && packet.Payload.Length == 1).Select(packet => packet.Sent.TotalMilliseconds).ToArray();
        return [.. sent.Zip(sent.Skip(1), (before, after) => after - before)];
    }

    private static int EarlyRetransmit(LabConnection path) =>
        int.Parse(path.Lab.Client.Run("", "cat", "/proc/sys/net/ipv4/tcp_early_retrans"), CultureInfo.InvariantCulture);

    private static string Describe(double[] steps) => "Waits in ms: "
        + string.Join(", ", steps.Select(step => step.ToString("0", CultureInfo.InvariantCulture)));
}
