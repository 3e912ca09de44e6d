using System.Globalization;
using static SocketsLessons.Checks.Tolerance;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on packet loss.</summary>
public static partial class PacketLossChecks
{
    private const string Lesson = "11";

    /// <summary>
    /// Gives your function traces with swaps, duplicates and lost ends, short and long, and compares the loss ratio
    /// (RFC 7680) and the longest loss period (RFC 3357).
    /// </summary>
    /// <param name="estimate">From how many were sent and the numbers in order of arrival to the lost share and the
    /// longest run.</param>
    public static CheckResult Estimate(Func<int, int[], (double Loss, int LongestBurst)> estimate) =>
        Check.Run($"{Lesson}.1", check =>
    {
        (int Sent, int[] Arrived, string Trap)[] given =
        [
            (10, [0, 1, 4, 5, 6, 7, 9], "2 and 3 were lost in a row, and 8 by itself."),
            (8, [0, 2, 1, 3, 4, 5, 6, 7], "Number 1 came late, but it came."),
            (8, [0, 0, 1, 2, 2, 4, 6, 7], "A duplicate doesn't replace a lost one."),
            (10, [3, 4, 5], "What is lost at the beginning or at the end counts, too."),
            (9, [1, 2, 3], "What is lost at the beginning or at the end counts, too."),
            (4, [], "When nothing arrives, all is lost, in one run."),
            LongTrace(check.Random, 70), LongTrace(check.Random, 300),
        ];
        var answers = given.Select(
            trace => check.Ask($"{Trace(trace)}:", () => estimate(trace.Sent, [.. trace.Arrived]),
            "Perhaps nothing arrived at all.", "Go through the numbers that were sent, once.")).ToArray();
        check.StartedUnless(answers.All(answer => answer == default), "Your function still finds no loss.",
            "Which of the numbers that were sent are not among those that arrived?");
        foreach (var (trace, answer) in given.Zip(answers)) JudgeEstimate(check, trace, answer);
        check.Pass($"Right for {given.Length} traces of up to 300 datagrams, with swaps, duplicates and lost ends.");
    });

    private static void JudgeEstimate(
        Check check, (int Sent, int[] Arrived, string Trap) trace, (double Loss, int LongestBurst) answer)
    {
        var isLost = new bool[trace.Sent];
        Array.Fill(isLost, true);
        foreach (var number in trace.Arrived) isLost[number] = false;
        var (lost, longest) = (isLost.Count(known => known), LongestRun(isLost));
        var loss = (double)lost / trace.Sent;
        var isRun = answer.LongestBurst == longest;
        // A trap makes both numbers too small, or finds a loss where there is none.
        var isTrapped = lost == 0 || (answer.Loss <= loss && answer.LongestBurst <= longest);
        check.That(IsNear(answer.Loss, loss) && isRun,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Trace(trace)}; you say {answer.Loss:0.###} and {answer.LongestBurst}."),
            isTrapped ? trace.Trap : $"{lost} were lost, and at most {longest} of them in a row.",
            (IsNear(answer.Loss, loss) && answer.LongestBurst == lost,
                "That is how many were lost. How many of them in a row?"),
            (IsNear(answer.Loss, loss * 100), "A share is between 0 and 1, not in per cent."),
            (IsNear(answer.Loss, lost), "That is a count. A share is a count divided by how many were sent."),
            (isRun && IsNear(answer.Loss, 1 - ((double)trace.Arrived.Length / trace.Sent))
                && trace.Arrived.Length < 20 && trace.Arrived.Distinct().Count() < trace.Arrived.Length,
                "You count a duplicate as one more that arrived."),
            (answer.Loss == 0 && isRun && lost > 0,
                "A division of two whole numbers drops the rest: make one of them a double."),
            (isRun && IsNear(answer.Loss, 1 - loss) && lost > 0, "That is the share that arrived."),
            (isRun && IsNear(answer.Loss, (double)lost / Math.Max(1, trace.Arrived.Length)),
                "You divide by those that arrived. The lost ones were sent, too."),
            (isRun && (answer.Loss == Math.Round(loss, 1) || answer.Loss == Math.Round(loss, 2)),
                "Nearly: don't round."));
    }

    private static string Trace((int Sent, int[] Arrived, string Trap) trace) => trace.Arrived.Length > 20
        ? $"Of {trace.Sent} sent, {trace.Sent - trace.Arrived.Distinct().Count()} are missing"
        : $"Of {trace.Sent} sent arrived [{string.Join(", ", trace.Arrived)}]";

    private static (int Sent, int[] Arrived, string Trap) LongTrace(Random random, int sent)
    {
        // A run of 40 in the middle, 9 at the end, and some more by themselves.
        var numbers = Enumerable.Range(0, sent - 9)
            .Where(number => number is < 10 or >= 50 && number % 7 != 3).ToList();
        numbers.AddRange(numbers[..5]);
        var arrived = numbers.ToArray();
        random.Shuffle(arrived);
        return (
            sent, arrived, "A trace may be long. If your code counts in bits or bytes: 1 << n means something else "
                + "from n = 32 on, and a byte ends at 255.");
    }

    /// <summary>
    /// Computes the jitter of several series of delays by the formula of RFC 3550, section 6.4.1, and compares it with
    /// what your function returns.
    /// </summary>
    /// <param name="jitter">Your function: from the packets' delays in order of arrival (ms) to the jitter
    /// (ms).</param>
    public static CheckResult Jitter(Func<double[], double> jitter) => Check.Run($"{Lesson}.2", check =>
    {
        var random = Enumerable.Range(0, 50).Select(_ => check.Random.Next(20, 90) + 0.5).ToArray();
        double[][] given = [
            [20, 36, 30, 50], [20, 36, 36], [20, 36], [36, 20], [50, 50, 50, 50], [20, 36, 20], [1020, 1036, 1036],
            [20.25, 21.75, 19.5], random];
        var answers = new List<double>();
        foreach (var delays in given)
        {
            var signed = delays.Zip(delays.Skip(1), (before, now) => now - before).ToArray();
            var changes = Array.ConvertAll(signed, Math.Abs);
            var expected = Smoothed(changes);
            var shown = delays.Length > 8 ? $"For {delays.Length} delays"
                : string.Create(CultureInfo.InvariantCulture, $"For the delays [{string.Join(", ", delays)}] ms");
            var answer = check.Ask(
                $"{shown}:", () => jitter([.. delays]), "The first delay has none before it.",
                "One step for each delay after the first.");
            answers.Add(answer);
            if (answer == 0 && answers.TrueForAll(known => known == 0)) continue;
            check.That(
                IsNear(answer, expected),
                string.Create(
                    CultureInfo.InvariantCulture, $"{shown} you say {answer:0.####} ms; it is {expected:0.####} ms."),
                "J grows by (|D| − J) / 16 with each packet, and begins at 0; D is the change of the delay.",
                (answer < 0, "A change counts the same in both directions: take its absolute value."),
                (IsNear(answer, changes[1..].Aggregate(changes[0], (j, change) => j + ((change - j) / 16)))
                    && delays.Length > 2,
                    "J begins at 0, so the first change moves it by a sixteenth only."),
                (IsNear(answer, Smoothed(changes[..^1])), "Each delay after the first one moves J, the last one too."),
                (IsNear(answer, Smoothed(delays.Zip(delays.Skip(2), (before, now) => Math.Abs(now - before))))
                    || IsNear(answer, Smoothed(delays[1..].Select(
                        (now, i) => Math.Abs(now - delays[Math.Max(0, i - 1)])))),
                    "D is the change from one packet to the next, not to the one after that."),
                (IsNear(answer, Smoothed(signed)) || IsNear(answer, Smoothed(signed.Select(d => Math.Max(0, d)))),
                    "A change counts the same in both directions: take its absolute value."),
                (IsNear(answer, changes.Average()),
                    "That is the mean change. RFC 3550 smooths it: each step moves J by a sixteenth of the way."),
                (IsNear(answer, delays.Max() - delays.Min()),
                    "That is the distance between the extremes; one late packet would spoil it for ever."),
                (IsNear(answer, changes.Sum() / 16),
                    "J is pulled down, too, when the delay stays the same: the difference to J counts."),
                (double.IsNaN(answer), "Your jitter is not a number: something was divided by 0."),
                (IsNear(answer, Math.Round(expected)) || IsNear(answer, Math.Truncate(expected)),
                    "J has a fraction: stay with double."),
                (Math.Abs(answer - expected) < 0.05, "Nearly: don't round."));
        }

        check.StartedUnless(
            answers.TrueForAll(known => known == 0), "Your function still answers 0.",
            "How much does the delay change from the first to the second?");
        check.That(
            answers[0] != 0, "For the delays [20, 36, 30, 50] ms you say 0.",
            "How much does the delay change from the first to the second?");
        check.Pass($"Right for {given.Length} series of delays.");
    });

    /// <summary>J after these changes.</summary>
    private static double Smoothed(IEnumerable<double> changes) =>
        changes.Aggregate(0.0, (jitter, change) => jitter + ((change - jitter) / 16));

    private static int LongestRun(bool[] trace)
    {
        int longest = 0, run = 0;
        foreach (var isLost in trace) longest = Math.Max(longest, run = isLost ? run + 1 : 0);
        return longest;
    }
}
