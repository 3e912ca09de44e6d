using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 02.</summary>
public static class Lesson02
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Checks exercise 02.1: what arrives where. A datagram is received when it arrives, or never (RFC 768); a
    /// stream is read complete and in the order of sending (RFC 9293 §2.2).
    /// </summary>
    /// <param name="udpReceives">From when each message gets there (ms; NaN where it is lost) to the numbers that a UDP receiver sees, in its order.</param>
    /// <param name="tcpReads">The same for a program that reads from TCP.</param>
    public static CheckResult CheckPredictions(Func<double[], int[]> udpReceives, Func<double[], int[]> tcpReads)
    {
        const string Exercise = "02.1";
        double[][] given = [[11, 12, 13], [30, 20, 40], [10, double.NaN, 12, 5], [double.NaN, 7, 9, 8, double.NaN]];
        var answers = new (int[] Udp, int[] Tcp)[given.Length];
        foreach (var (index, arrival) in given.Index())
        {
            var attempt = Attempt.Start(() => answers[index] = (udpReceives([.. arrival]) ?? [], tcpReads([.. arrival]) ?? []));
            if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, $"{Link(arrival)} your functions have not returned.", "There is nothing to wait for: sort and choose.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, $"{Link(arrival)}: {Attempt.Describe(error)}", "The messages are numbered from 0, as the times are.");
        }

        // Nothing at all is not begun; nothing for some links is wrong for those.
        if (answers.All(answer => answer is { Udp: [], Tcp: [] })) return CheckResult.NotStarted(Exercise, "Both functions still answer nothing.", "Begin with UDP: which messages arrive, and which of them first?");
        foreach (var (arrival, (udp, tcp)) in given.Zip(answers))
        {
            if (JudgeUdp(arrival, udp) is { } wrong) return CheckResult.Incorrect(Exercise, $"{Link(arrival)} your UDP receiver sees [{string.Join(", ", udp)}].", wrong);
            if (JudgeTcp(arrival, tcp) is { } mistaken) return CheckResult.Incorrect(Exercise, $"{Link(arrival)} your TCP program reads [{string.Join(", ", tcp)}].", mistaken);
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} links: UDP passes on what comes as it comes, TCP repairs and sorts.");
    }

    private static string Link(double[] arrival) => $"For the times [{string.Join(", ", arrival.Select(time => double.IsNaN(time) ? "lost" : $"{time}"))}]";

    private static string? JudgeUdp(double[] arrival, int[] answer)
    {
        int[] expected = [.. Enumerable.Range(0, arrival.Length).Where(number => !double.IsNaN(arrival[number])).OrderBy(number => arrival[number])];
        if (answer.SequenceEqual(expected)) return null;
        if (answer.Any(number => number >= 0 && number < arrival.Length && double.IsNaN(arrival[number]))) return "A lost datagram never arrives: UDP does not send it again.";
        if (answer.SequenceEqual(expected.Order())) return "Nobody sorts datagrams: the first to arrive is the first to be received.";
        return answer.SequenceEqual(expected.Select(number => number + 1))
            ? "Numbers begin at 0, as indices do."
            : "Leave out what is lost, and put the rest in the order of arrival.";
    }

    private static string? JudgeTcp(double[] arrival, int[] answer)
    {
        int[] all = [.. Enumerable.Range(0, arrival.Length)];
        if (answer.SequenceEqual(all)) return null;
        if (answer.Length == 0) return "A stream is read complete, and in the order of sending: how many of the messages is that?";
        if (answer.Length < arrival.Length && answer.SequenceEqual(answer.Order())) return "What is lost on the way is sent again: a TCP program reads every byte.";
        return answer.Length == arrival.Length
            ? "The system holds back what came early, until all that was sent before it is there."
            : "A stream is read complete, and in the order of sending.";
    }

    /// <summary>Checks exercise 02.2: which sequence numbers are missing, once the trace is complete.</summary>
    /// <param name="missing">From how many were sent and the numbers in order of arrival to the numbers that never arrived.</param>
    public static CheckResult CheckMissing(Func<int, int[], int[]> missing)
    {
        const string Exercise = "02.2";
        // What each trace is a trap for.
        (int Sent, int[] Arrived, int[] Lost, string Trap)[] given =
        [
            (5, [0, 1, 2, 4], [3], "Number 3 was sent, and is not among those that arrived."),
            (5, [0, 2, 1, 3, 4], [], "Number 1 came late, but it came: only the end of the trace can tell late from lost."),
            (4, [0, 1, 1, 3], [2], "A duplicate makes up the count, but not for the one that is missing."),
            (6, [1, 2, 3], [0, 4, 5], "The first and the last can be lost, too: no gap between two arrivals shows them."),
            (3, [], [0, 1, 2], "When nothing arrives, all is lost."),
        ];
        var answers = new int[given.Length][];
        foreach (var (index, one) in given.Index())
        {
            var attempt = Attempt.Start(() => answers[index] = missing(one.Sent, [.. one.Arrived]) ?? []);
            var trace = $"Of {one.Sent} sent arrived [{string.Join(", ", one.Arrived)}]";
            if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, $"{trace}: your function has not returned.", "Go through the numbers that were sent, once.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, $"{trace}: {Attempt.Describe(error)}", "Nothing may have arrived at all.");
        }

        if (answers.All(answer => answer.Length == 0)) return CheckResult.NotStarted(Exercise, "Your function still finds nothing missing.", "Which numbers were sent? Which of them are not among those that arrived?");
        foreach (var (one, answer) in given.Zip(answers))
        {
            if (answer.Order().SequenceEqual(one.Lost)) continue;
            return CheckResult.Incorrect(Exercise, $"Of {one.Sent} sent arrived [{string.Join(", ", one.Arrived)}]; your function says that [{string.Join(", ", answer)}] are missing.",
                answer.Contains(one.Sent) ? $"With {one.Sent} sent the last number is {one.Sent - 1}: they begin at 0." : one.Trap);
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} traces, with gaps, swaps, duplicates and lost ends.");
    }

    /// <summary>Checks exercise 02.3: the protocol that brings more of the messages in time.</summary>
    /// <param name="decide">From the delays over TCP and over UDP (ms; NaN where lost) and the age at which a message becomes useless (ms) to the choice and both useful shares (0 to 1).</param>
    public static CheckResult CheckDecision(Func<double[], double[], double, (ProtocolType Choice, double TcpShare, double UdpShare)> decide)
    {
        const string Exercise = "02.3";
        const double Lost = double.NaN;
        (double[] Tcp, double[] Udp, double UsefulMs, double TcpShare, double UdpShare, string Need)[] given =
        [
            ([20, 90, 80, 70], [20, Lost, 20, 70], 50, 0.25, 0.5, "a video call, where a picture older than 50 ms is worthless"),
            ([20, 90, 80, 70], [20, Lost, 20, 20], double.PositiveInfinity, 1, 0.75, "a file, of which every part is needed, however late"),
            ([20, 20, 500, 480], [Lost, Lost, Lost, 20], 100, 0.5, 0.25, "a game on a link that loses most datagrams"),
            ([50, 51, 50, 50], [Lost, 50, Lost, 60], 50, 0.75, 0.25, "an alarm that must be there after 50 ms at the latest"),
        ];
        foreach (var (tcp, udp, useful, tcpShare, udpShare, need) in given)
        {
            (ProtocolType Choice, double TcpShare, double UdpShare) answer = default;
            var attempt = Attempt.Start(() => answer = decide([.. tcp], [.. udp], useful));
            if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, $"For {need} your function has not returned.", "Count once through each array.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, $"For {need}: {Attempt.Describe(error)}", "The arrays hold one delay for each message that was sent.");
            if (answer is (ProtocolType.Unspecified, 0, 0)) return CheckResult.NotStarted(Exercise, "Your function still chooses nothing.", "Which share of the delays is small enough to be useful?");
            if (Differs(answer.TcpShare, tcpShare) || Differs(answer.UdpShare, udpShare))
                return CheckResult.Incorrect(Exercise, $"For {need} you say that {answer.TcpShare:0.00} (TCP) and {answer.UdpShare:0.00} (UDP) of the messages are useful.", ShareHint(answer.TcpShare, answer.UdpShare, tcp, udp, useful));
            var right = tcpShare > udpShare ? ProtocolType.Tcp : ProtocolType.Udp;
            if (answer.Choice != right) return CheckResult.Incorrect(Exercise, $"For {need} your shares are right, and you choose {answer.Choice}.", "Choose by the numbers: the larger share is more useful, whatever the protocol's name.");
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} needs, and each time for a reason.");
    }

    private static bool Differs(double one, double other) => double.IsNaN(one) || Math.Abs(one - other) > 0.001;

    private static string ShareHint(double tcpShare, double udpShare, double[] tcp, double[] udp, double useful)
    {
        double Of(double[] delays, Func<double, bool> counts) => (double)delays.Count(counts) / delays.Length;
        bool Said(Func<double, bool> counts) => !Differs(tcpShare, Of(tcp, counts)) && !Differs(udpShare, Of(udp, counts));
        if (!Differs(tcpShare, tcp.Count(delay => delay <= useful)) && !Differs(udpShare, udp.Count(delay => delay <= useful))) return "Those are counts. A share is a count divided by how many were sent.";
        if (!Differs(tcpShare, 100 * Of(tcp, delay => delay <= useful))) return "A share is between 0 and 1, not in per cent.";
        if (!Differs(tcpShare, Of(udp, delay => delay <= useful)) && !Differs(udpShare, Of(tcp, delay => delay <= useful))) return "Those are swapped: TCP's share comes before UDP's.";
        if (Said(delay => !double.IsNaN(delay))) return "What arrives too late is as useless as what is lost: compare each delay with usefulMs.";
        if (Said(delay => double.IsNaN(delay) || delay <= useful)) return "A lost message is not useful: its delay is NaN.";
        if (Said(delay => delay < useful)) return "A message that is exactly usefulMs old is still useful.";
        if (tcpShare == 0 && udpShare == 0) return "Some were in time. If you have counted them: a division of two whole numbers drops the rest, so make one of them a double.";
        var arrived = udp.Count(delay => !double.IsNaN(delay));
        return !Differs(udpShare, (double)udp.Count(delay => delay <= useful) / arrived)
            ? "You divide by those that arrived. The lost ones were sent, too."
            : "Count the delays that are at most usefulMs, and divide by how many were sent.";
    }
}
