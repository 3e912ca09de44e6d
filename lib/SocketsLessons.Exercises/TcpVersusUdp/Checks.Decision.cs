using System.Globalization;
using System.Net.Sockets;
using static SocketsLessons.Checks.Tolerance;

namespace SocketsLessons.Checks;

public static partial class TcpVersusUdpChecks
{
    /// <summary>
    /// Gives your function the delays of messages over both protocols, for needs that differ, and compares the share
    /// that was useful in time, and your choice, with what can be counted.
    /// </summary>
    /// <param name="decide">From the delays over TCP and over UDP (ms; NaN where lost) and the age at which a message
    /// becomes useless (ms) to the choice and both useful shares (0 to 1).
    /// </param>
    public static CheckResult Decision(
        Func<double[], double[], double, (ProtocolType Choice, double TcpShare, double UdpShare)> decide) =>
            Check.Run($"{Lesson}.3", check =>
    {
        const double Lost = double.NaN;
        (double[] Tcp, double[] Udp, double UsefulMs, string Need)[] given =
        [
            ([20, 90, 80, 70, 60], [20, Lost, 20, 70, 30, 30, 90], 50,
                "a video call, where a picture older than 50 ms is worthless"),
            ([20, 90, 80, 70, 60, 50, 40], [20, Lost, 20, 20, 30], double.PositiveInfinity,
                "a file: every part of it is needed, however late"),
            ([20, 20, 500, 480, 30, 30], [Lost, Lost, Lost, 20], 100, "a game on a link that loses most datagrams"),
            ([50, 51, 50, 50, 50], [Lost, 50, Lost, 60], 50, "an alarm that must be there after 50 ms at the latest"),
            ([20, 20, 30, 20, 90, 80, 90], [20, Lost, 20, 30], 50, "a sensor that sends less over UDP"),
            (Delays(check.Random, 37, 0), Delays(check.Random, 41, 12), check.Random.Next(60, 100),
                "a link with many messages"),
        ];
        foreach (var (index, (tcp, udp, useful, need)) in given.Index())
        {
            var answer = check.Ask($"For {need}:", () => decide([.. tcp], [.. udp], useful),
                "The arrays hold one delay for each message that was sent.", "Count once through each array.");
            check.StartedUnless(
                index == 0 && answer is (ProtocolType.Unspecified, 0, 0), "Your function still chooses nothing.",
                "Which share of the delays is small enough to be useful?");
            JudgeShares(check, need, tcp, udp, useful, answer.TcpShare, answer.UdpShare);
            var right = Share(tcp, useful) > Share(udp, useful) ? ProtocolType.Tcp : ProtocolType.Udp;
            var byCount = tcp.Count(delay => delay <= useful) > udp.Count(delay => delay <= useful)
                ? ProtocolType.Tcp : ProtocolType.Udp;
            check.That(answer.Choice == right, $"For {need} your shares are right, and you choose {answer.Choice}.",
                "Choose by the numbers: the larger share is more useful, whatever the protocol's name.",
                (index > 0 && answer.Choice == byCount,
                    "Compare the shares, not the counts: not as many were sent over one as over the other."));
        }

        check.Pass($"Right for {given.Length} needs, and each time for a reason.");
    });

    private static void JudgeShares(
        Check check, string need, double[] tcp, double[] udp, double useful, double tcpShare, double udpShare)
    {
        double Of(double[] delays, Func<double, bool> counts) => (double)delays.Count(counts) / delays.Length;
        bool Said(Func<double, bool> counts) => IsNear(tcpShare, Of(tcp, counts)) && IsNear(udpShare, Of(udp, counts));
        bool IsUseful(double delay) => delay <= useful;
        var arrived = udp.Count(delay => !double.IsNaN(delay));
        check.That(Said(IsUseful),
            string.Create(
                CultureInfo.InvariantCulture,
                $"For {need} you say that {tcpShare:0.0##} (TCP) and {udpShare:0.0##} (UDP) of the messages are "
                + $"useful."),
            "Count the delays that are at most usefulMs, and divide by how many were sent.",
            (IsNear(tcpShare, tcp.Count(IsUseful)) && IsNear(udpShare, udp.Count(IsUseful)),
                "Those are counts. A share is a count divided by how many were sent."),
            (IsNear(tcpShare, 100 * Of(tcp, IsUseful)), "A share is between 0 and 1, not in per cent."),
            (IsNear(tcpShare, Of(udp, IsUseful)) && IsNear(udpShare, Of(tcp, IsUseful)),
                "Those are swapped: TCP's share comes before UDP's."),
            (Said(delay => !double.IsNaN(delay)),
                "What arrives too late is as useless as what is lost: compare each delay with usefulMs."),
            (Said(_ => true),
                "A lost message isn't useful. Its delay is NaN, and x != double.NaN is always true: use double.IsNaN."),
            (Said(delay => !(delay > useful)), "A lost message isn't useful: its delay is NaN."),
            (Said(delay => delay < useful), "A message that is exactly usefulMs old is still useful."),
            (Said(delay => !IsUseful(delay)), "Those are the useless ones."),
            (tcpShare == 0 && udpShare == 0,
                "Some were in time. If you have counted them: a division of two whole numbers drops the rest, so "
                    + "make one of them a double."),
            (IsNear(tcpShare, tcp.Count(IsUseful) / 4.0),
                "You always divide by 4: divide by the length of each array."),
            (IsNear(udpShare, (double)udp.Count(IsUseful) / tcp.Length),
                "Divide by how many were sent over the same protocol."),
            (IsNear(udpShare, (double)udp.Count(IsUseful) / arrived),
                "You divide by those that arrived. The lost ones were sent, too."),
            (Math.Abs(tcpShare - Of(tcp, IsUseful)) < 0.01, "Nearly: don't round."));
    }

    private static double Share(double[] delays, double useful) =>
        (double)delays.Count(delay => delay <= useful) / delays.Length;

    /// <summary>Delays of 20 to 140 ms. Some are lost.</summary>
    private static double[] Delays(Random random, int count, int lost)
    {
        var delays = Enumerable.Range(0, count).Select(_ => (double)random.Next(20, 140)).ToArray();
        for (var index = 0; index < lost; index++) delays[index * 3] = double.NaN;
        return delays;
    }
}
