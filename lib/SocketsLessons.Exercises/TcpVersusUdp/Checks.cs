using System.Globalization;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson "TCP versus UDP".</summary>
public static partial class TcpVersusUdpChecks
{
    private const string Lesson = "04";
    private const string LongHint = "A trace may be long. If your code counts in bits or bytes: 1 << n means something "
        + "else from n = 32 on, and a byte ends at 255.";

    /// <summary>
    /// Tells your functions when each packet arrives on several links: some keep the order, some lose packets, some
    /// overtake. A datagram is received when it arrives, or never (RFC 768); a stream is read complete and in the order
    /// of sending (RFC 9293, section 2.2).
    /// </summary>
    /// <param name="udpReceives">From the time of each arrival (ms; NaN where it's lost) to the numbers that a UDP
    /// receiver sees.</param>
    /// <param name="tcpReads">The same for a program that reads from TCP.</param>
    public static CheckResult Arrivals(Func<double[], int[]?> udpReceives, Func<double[], int[]?> tcpReads) =>
        Check.Run($"{Lesson}.2", check =>
    {
        double[][] given =
        [
            [11, 12, 13], [30, 20, 40], [10, double.NaN, 12, 5], [double.NaN, 7, 9, 8, double.NaN],
            [20.5, 20.25, 20.75], [20, 30, 20, 10],
            [double.NaN, double.NaN], [], Times(check.Random, 40),
        ];
        int[] Ask(Func<double[], int[]?> function, double[] times) =>
            check.Ask($"{Link(times)}:", () => function([.. times])?.ToArray() ?? [],
            "The messages are numbered from 0, as the times are; any of them may be lost.",
            "There is nothing to wait for: sort and choose.");
        var answers = given.Select(times => (Udp: Ask(udpReceives, times), Tcp: Ask(tcpReads, times))).ToArray();

        check.StartedUnless(
            answers.All(answer => answer is { Udp: [], Tcp: [] }), "Both functions still answer nothing.",
            "Begin with UDP: which messages arrive, and which of them first?");
        foreach (var (times, (udp, tcp)) in given.Zip(answers))
        {
            JudgeUdp(check, times, udp);
            JudgeTcp(check, times, tcp);
        }

        check.Pass(
            $"Right for {given.Length} links: UDP gives you what arrives, as it arrives; TCP repairs and sorts.");
    });

    private static void JudgeUdp(Check check, double[] times, int[] answer)
    {
        int[] expected = [
            .. Enumerable.Range(0, times.Length).Where(number => !double.IsNaN(times[number]))
                .OrderBy(number => times[number])];
        var isLost = answer.Any(number => number >= 0 && number < times.Length && double.IsNaN(times[number]));
        // Of two that arrive at the same time, either may be first.
        var isRight = answer.Order().SequenceEqual(expected.Order())
            && answer.Select(number => times[number]).SequenceEqual(expected.Select(number => times[number]));
        check.That(isRight, $"{Link(times)} your UDP receiver sees {Visible.Numbers(answer)}.",
            "Leave out what is lost, and put the rest in the order of arrival.",
            (isLost,
                "A lost datagram never arrives: UDP doesn't send it again. (x != double.NaN is always true: use "
                    + "double.IsNaN.)"),
            (times.Any(time => time % 1 > 0)
                && answer.SequenceEqual(expected.Order().OrderBy(number => (int)times[number])),
                "Times have fractions: compare them as they are."),
            (answer.SequenceEqual(expected.Select(number => number + 1)), "Numbers begin at 0, as indices do."),
            (answer.Length > 0 && answer.SequenceEqual(expected.Order()),
                "Nobody sorts datagrams: the first to arrive is the first to be received."),
            (answer.Length > 0 && answer.SequenceEqual(expected.Reverse()),
                "That is the order of arrival backwards: the earliest comes first."),
            (expected.DistinctBy(number => times[number]).Count() < expected.Length && answer.Length < expected.Length,
                "Two may arrive at the same time: see both."),
            (answer.Distinct().Count() < answer.Length, "Each datagram arrives once: no number can appear twice."));
    }

    private static void JudgeTcp(Check check, double[] times, int[] answer)
    {
        int[] all = [.. Enumerable.Range(0, times.Length)];
        check.That(answer.SequenceEqual(all), $"{Link(times)} your TCP program reads {Visible.Numbers(answer)}.",
            "A stream is read complete, and in the order of sending.",
            (answer.Length == 0,
                "A stream is read complete, and in the order of sending: how many of the messages is that?"),
            (answer.SequenceEqual(all.Select(number => number + 1)), "Numbers begin at 0, as indices do."),
            (answer.Length < all.Length && answer.SequenceEqual(answer.Order()) && times.Any(double.IsNaN),
                "What is lost on the way is sent again: a TCP program reads every byte."),
            (answer.Order().SequenceEqual(all),
                "The system holds back what came early, until all that was sent before it is there."));
    }

    /// <summary>Different times. Some are lost.</summary>
    private static double[] Times(Random random, int count)
    {
        var times = Enumerable.Range(0, count).Select(number => (number * 5) + 0.25).ToArray();
        random.Shuffle(times);
        for (var lost = 0; lost < count / 5; lost++) times[random.Next(count)] = double.NaN;
        return times;
    }

    private static string Link(double[] times) => times.Length > 8 ? $"For {times.Length} messages"
        : $"For the times [{string.Join(", ", times.Select(Time))}]";

    private static string Time(double time) =>
        double.IsNaN(time) ? "lost" : time.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Gives your function traces with gaps, swaps, duplicates and lost ends, short ones and long ones, and compares
    /// the numbers that it calls missing with those that never arrived.
    /// </summary>
    /// <param name="missing">From how many were sent and the numbers in order of arrival to the numbers that never
    /// arrived.</param>
    public static CheckResult Missing(Func<int, int[], int[]?> missing) => Check.Run($"{Lesson}.1", check =>
    {
        // What each trace is a trap for.
        (int Sent, int[] Arrived, int[] Lost, string Trap)[] given =
        [
            (5, [0, 1, 2, 4], [3], "Number 3 was sent, and isn't among those that arrived."),
            (5, [0, 2, 1, 3, 4], [],
                "Number 1 came late, but it came: only the end of the trace can tell late from lost."),
            (4, [0, 1, 1, 3], [2], "A duplicate makes up the count, but not for the one that is missing."),
            (6, [1, 2, 3], [0, 4, 5],
                "The first and the last can be lost, too: no gap between two arrivals shows them."),
            (3, [], [0, 1, 2], "When nothing arrives, all is lost."),
            LongTrace(check.Random, 70), LongTrace(check.Random, 300),
        ];
        var answers = given.Select(
            trace => check.Ask($"{Trace(trace)}:", () => missing(trace.Sent, [.. trace.Arrived])?.ToArray() ?? [],
            "Perhaps nothing arrived at all.", "Go through the numbers that were sent, once.")).ToArray();
        check.StartedUnless(answers.All(answer => answer.Length == 0), "Your function still finds nothing missing.",
            "Which numbers were sent? Which of them are not among those that arrived?");
        foreach (var (trace, answer) in given.Zip(answers))
        {
            // A trap is for numbers that are left out; but where nothing is missing, it's for those that are named.
            var named = answer.Except(trace.Lost).ToArray();
            check.That(
                answer.Order().SequenceEqual(trace.Lost),
                $"{Trace(trace)}; your function says that {Visible.Numbers(answer)} are missing.",
                named is [] ? trace.Trap : $"{named[0]} isn't missing: it "
                    + $"{(trace.Arrived.Contains(named[0]) ? "arrived" : "was never sent")}.",
                (trace.Lost is [] && named.Contains(1), trace.Trap),
                (answer.Contains(trace.Sent),
                    $"With {trace.Sent} sent the last number is {trace.Sent - 1}: they begin at 0."),
                (answer is [var count] && count == trace.Lost.Length, "That is how many. Which ones?"),
                (answer.Distinct().Order().SequenceEqual(trace.Lost), "Name each of them once."),
                (answer.Length > 0 && answer.Distinct().Order().SequenceEqual(trace.Arrived.Distinct().Order()),
                    "Those are the ones that arrived. Which were sent, and are not among them?"));
        }

        check.Pass(
            $"Right for {given.Length} traces of up to 300 messages, with gaps, swaps, duplicates and lost ends.");
    });

    private static string Trace((int Sent, int[] Arrived, int[] Lost, string Trap) trace) => trace.Arrived.Length > 20
        ? $"Of {trace.Sent} sent, {trace.Lost.Length} are missing"
        : $"Of {trace.Sent} sent arrived [{string.Join(", ", trace.Arrived)}]";

    private static (int Sent, int[] Arrived, int[] Lost, string Trap) LongTrace(Random random, int sent)
    {
        var numbers = Enumerable.Range(0, sent).ToArray();
        random.Shuffle(numbers);
        int[] arrived = [.. numbers[..(sent * 3 / 4)], .. numbers[..5]];
        random.Shuffle(arrived);
        return (sent, arrived, [.. numbers[(sent * 3 / 4)..].Order()],
            LongHint);
    }
}
