using System.Globalization;

namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 06.</summary>
public static class Lesson06
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Checks exercise 06.1: the loss ratio (RFC 7680) and the longest loss period (RFC 3357) of a trace.</summary>
    /// <param name="estimate">From how many were sent and the numbers in order of arrival to the share that was lost (0 to 1) and the longest run of lost ones.</param>
    public static CheckResult CheckEstimate(Func<int, int[], (double Loss, int LongestBurst)> estimate)
    {
        const string Exercise = "06.1";
        (int Sent, int[] Arrived, double Loss, int Longest, string Trap)[] given =
        [
            (10, [0, 1, 4, 5, 6, 7, 9], 0.3, 2, "2 and 3 were lost in a row, and 8 by itself."),
            (8, [0, 2, 1, 3, 4, 5, 6, 7], 0, 0, "Number 1 came late, but it came."),
            (8, [0, 0, 1, 2, 2, 4, 6, 7], 0.25, 1, "A duplicate does not replace a lost one."),
            (10, [3, 4, 5], 0.7, 4, "What is lost at the beginning or at the end counts, too."),
            (4, [], 1, 4, "When nothing arrives, all is lost, in one run."),
        ];
        var answers = new (double Loss, int LongestBurst)[given.Length];
        foreach (var (index, one) in given.Index())
        {
            var attempt = Attempt.Start(() => answers[index] = estimate(one.Sent, [.. one.Arrived]));
            var trace = $"Of {one.Sent} sent arrived [{string.Join(", ", one.Arrived)}]";
            if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, $"{trace}: your function has not returned.", "Go through the numbers that were sent, once.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, $"{trace}: {Attempt.Describe(error)}", "Nothing may have arrived at all.");
        }

        if (answers.All(answer => answer == default)) return CheckResult.NotStarted(Exercise, "Your function still finds no loss.", "Which of the numbers that were sent are not among those that arrived?");
        foreach (var ((sent, arrived, loss, longest, trap), answer) in given.Zip(answers))
        {
            if (Near(answer.Loss, loss) && answer.LongestBurst == longest) continue;
            var lost = (int)Math.Round(loss * sent);
            return CheckResult.Incorrect(
                Exercise,
                string.Create(CultureInfo.InvariantCulture, $"Of {sent} sent arrived [{string.Join(", ", arrived)}]; you say {answer.Loss:0.###} and {answer.LongestBurst}."),
                answer.Loss switch
                {
                    _ when Near(answer.Loss, loss) => answer.LongestBurst == lost ? "That is how many were lost. How many of them in a row?" : trap,
                    _ when Near(answer.Loss, loss * 100) => "A share is between 0 and 1, not in per cent.",
                    _ when Near(answer.Loss, lost) => "That is a count. A share is a count divided by how many were sent.",
                    0 when answer.LongestBurst == longest && arrived.Length < sent => "A division of two whole numbers drops the rest: make one of them a double.",
                    _ => trap,
                });
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} traces, with swaps, duplicates and lost ends.");
    }

    /// <summary>Checks exercise 06.2: tell bursts from independent loss.</summary>
    /// <param name="comesInBursts">From a trace (true where a datagram was lost) to whether its losses come in bursts.</param>
    public static CheckResult CheckBursts(Func<bool[], bool> comesInBursts)
    {
        const string Exercise = "06.2";
        var wrongOnes = new List<(double Loss, int Longest, bool Bursty)>();
        // The seeds make each trace typical, so that any sane threshold is right; but at 0.05 there is an unlucky run of four. No
        // fixed length decides, for the runs of independent loss at 0.6 are longer than those of the bursts at 0.01.
        (double Loss, double Length, int Seed)[] given =
            [(0.02, 1, 14), (0.02, 4, 6), (0.1, 1, 2), (0.1, 4, 5), (0.3, 1, 10), (0.3, 6, 8), (0.05, 1, 36), (0.01, 2.3, 28), (0.6, 1, 23)];
        foreach (var (loss, length, seed) in given)
        {
            var trace = Trace(seed, loss, length);
            var bursty = length > 1;
            var answer = false;
            var attempt = Attempt.Start(() => answer = comesInBursts([.. trace]));
            if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, $"For {trace.Length} datagrams your function has not returned.", "Go through the trace once.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "The first datagram has none before it.");
            if (answer != bursty) wrongOnes.Add(((double)trace.Count(lost => lost) / trace.Length, LongestRun(trace), bursty));
        }

        if (wrongOnes.Count == 0) return CheckResult.Passed(Exercise, $"Right for {given.Length} traces of 8000 datagrams, with little and with much loss.");
        static string Seen((double Loss, int Longest, bool Bursty) one) => string.Create(CultureInfo.InvariantCulture, $"A trace with {one.Loss:P1} loss and a longest run of {one.Longest} {(one.Bursty ? "comes in bursts, and you say that it does not" : "has independent losses, and you say that they come in bursts")}.");
        if (wrongOnes.Count == given.Count(one => one.Length > 1) && wrongOnes.TrueForAll(one => one.Bursty))
            return CheckResult.NotStarted(Exercise, "Your function still says no to every trace.", "After a lost datagram, how often is the next one lost, too?");
        if (wrongOnes.TrueForAll(one => !one.Bursty))
        {
            if (wrongOnes.Count == given.Count(one => one.Length == 1)) return CheckResult.Incorrect(Exercise, Seen(wrongOnes[0]), "With enough datagrams, two in a row happen by chance. What would chance alone give?");
            return wrongOnes.Find(one => one.Loss > 0.5) is { Loss: > 0 } much
                ? CheckResult.Incorrect(Exercise, Seen(much), "Where much is lost, chance alone makes long runs. Compare with what chance gives at this share, not with a fixed number.")
                : CheckResult.Incorrect(Exercise, Seen(wrongOnes[0]), "A share that was counted scatters around the true one: ask for a difference that is too large for that.");
        }

        return CheckResult.Incorrect(Exercise, Seen(wrongOnes[0]), "Neither the share nor the longest run decides: compare the loss after a lost one with the loss of all.");
    }

    /// <summary>Checks exercise 06.3: the interarrival jitter of RFC 3550 §6.4.1.</summary>
    /// <param name="jitter">From the packets' delays in order of arrival (ms) to the jitter (ms).</param>
    public static CheckResult CheckJitter(Func<double[], double> jitter)
    {
        const string Exercise = "06.3";
        // By hand: J += (|D| − J) / 16, from 0.
        (double[] DelaysMs, double JitterMs)[] given =
            [([20, 36], 1), ([20, 36, 36], 0.9375), ([36, 20], 1), ([50, 50, 50, 50], 0), ([20, 36, 20], 1.9375), ([1020, 1036, 1036], 0.9375)];
        foreach (var (delays, expected) in given)
        {
            double answer = 0;
            var attempt = Attempt.Start(() => answer = jitter([.. delays]));
            var trace = $"For the delays [{string.Join(", ", delays)}] ms";
            if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, $"{trace} your function has not returned.", "One step for each delay after the first.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, $"{trace}: {Attempt.Describe(error)}", "The first delay has none before it.");
            if (Near(answer, expected)) continue;
            if (answer == 0 && delays == given[0].DelaysMs) return CheckResult.NotStarted(Exercise, "Your function still answers 0.", "How much does the delay change from the first to the second?");
            var changes = delays.Zip(delays.Skip(1)).Select(pair => Math.Abs(pair.Second - pair.First)).ToArray();
            return CheckResult.Incorrect(Exercise, string.Create(CultureInfo.InvariantCulture, $"{trace} you say {answer:0.####} ms; it is {expected} ms."), answer switch
            {
                < 0 => "A change counts the same in both directions: take its absolute value.",
                _ when Near(answer, changes.Average()) => "That is the mean change. RFC 3550 smooths it: each step moves J by a sixteenth of the way.",
                _ when Near(answer, delays.Max() - delays.Min()) => "That is the distance between the extremes; one late packet would spoil it for ever.",
                _ when Near(answer, changes.Sum() / 16) => "J is pulled down, too, when the delay stays the same: the difference to J counts.",
                _ => "J grows by (|D| − J) / 16 with each packet, and begins at 0; D is the change of the delay.",
            });
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} traces.");
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-6;

    /// <summary>Losses with a mean burst length; 1 stands for independent loss. The same seed gives the same trace.</summary>
    private static bool[] Trace(int seed, double loss, double length)
    {
        var draw = new SplitMix64((ulong)seed);
        // The Gilbert model: loss = p / (p + r), mean burst 1 / r. Independent loss stays lost with probability p.
        var stay = length > 1 ? 1 - (1 / length) : loss;
        var begin = length > 1 ? loss * (1 - stay) / (1 - loss) : loss;
        var trace = new bool[8_000];
        trace[0] = true;                            // a trace may well begin with a loss
        for (var number = 1; number < trace.Length; number++) trace[number] = draw.NextDouble() < (trace[number - 1] ? stay : begin);
        return trace;
    }

    private static int LongestRun(bool[] trace)
    {
        int longest = 0, run = 0;
        foreach (var lost in trace) longest = Math.Max(longest, run = lost ? run + 1 : 0);
        return longest;
    }
}
