using System.Globalization;
using static SocketsLessons.Checks.Tolerance;

namespace SocketsLessons.Checks;

public static partial class LatencyChecks
{
    private static readonly double[] Times = [12, 3, 7, 3, 40, 5, 9, 6, 4, 11];

    /// <summary>
    /// Reads your cumulative curve both ways, for samples of several lengths in any order: the share of the times up to
    /// a limit, and the time at a percentile by nearest rank (R. J. Hyndman and Y. Fan, "Sample quantiles in
    /// statistical packages", 1996, definition 1).
    /// </summary>
    /// <param name="shareWithin">Your function: from the times and a limit to the share that doesn't exceed it.</param>
    /// <param name="percentile">Your function: from the times and a percentile to the time at its place.</param>
    public static CheckResult Curve(
        Func<double[], double, double> shareWithin, Func<double[], double, double> percentile) =>
            Check.Run($"{Lesson}.2", check =>
    {
        double[][] samples =
        [
            Times, Sample(check.Random, 7), Sample(check.Random, 200),
            Sample(check.Random, check.Random.Next(11, 60)), [5],
        ];
        var isFirst = true;
        foreach (var times in samples)
        {
            double Ask(Func<double[], double, double> function, double argument, string hint)
            {
                double[] given = [.. times];
                var answer = check.Ask(
                    $"{Given(times)} and {argument.ToString(CultureInfo.InvariantCulture)}:", () =>
                        function(given, argument),
                    "Count for the one, sort for the other.", "Count for the one, sort for the other.",
                    (typeof(IndexOutOfRangeException), hint), (typeof(ArgumentOutOfRangeException), hint));
                check.StartedUnless(
                    isFirst && answer == -1,
                    $"{(ReferenceEquals(function, shareWithin) ? "ShareWithin" : "Percentile")} still answers -1.",
                    "Begin with ShareWithin: how many of the times don't exceed the limit?");
                check.That(
                    given.SequenceEqual(times), "Your function has changed the order of the caller's times.",
                    "The caller may still need them as they came: sort a copy.");
                return answer;
            }

            double[] limits = [
                times.Order().ElementAt(times.Length / 2), times.Min() - 1, times.Max(), times.Min(), times[0] + 0.5];
            foreach (var limit in limits)
                JudgeShare(check, times, limit, Ask(shareWithin, limit, "Count the times one by one."));
            foreach (var p in new[] { 90, 25, 50, 10, 99, 1, 99.9 }.Where(p => IsPlain(p, times.Length)))
                JudgePlace(
                    check, times, p,
                    Ask(percentile, p, "Places count from 1 and arrays from 0: subtract 1 after rounding up."));
            isFirst = false;
        }

        check.Pass($"Read from a time to its share, and from a percentile to its time, for {samples.Length} samples.");
    });

    private static void JudgeShare(Check check, double[] times, double limit, double answer)
    {
        var (within, n) = (times.Count(time => time <= limit), times.Length);
        check.That(IsNear(answer, (double)within / n),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Given(times)}, you say that the share of those up to {limit} is {answer:0.####}."),
            "Count those that don't exceed the limit, and divide by how many there are.",
            (IsNear(answer, 100.0 * within / n), "That is per cent; a fraction was asked for, from 0 to 1."),
            (n > 1 && IsNear(answer, within), "That is how many. Divide by how many there are."),
            (IsNear(answer, (double)times.Count(time => time < limit) / n),
                "A time equal to the limit doesn't exceed it."),
            (IsNear(answer, within / n),
                "If you divide two whole numbers, C# leaves the fraction out: make one of them a double."),
            (IsNear(answer, (n - within) / (double)n) || IsNear(answer, times.Count(time => time >= limit) / (double)n),
                "You count those beyond the limit."),
            (IsNear(answer, within / 10.0),
                "You divide by 10, and here there are other numbers of times: divide by times.Length."));
    }

    private static void JudgePlace(Check check, double[] times, double p, double answer)
    {
        double[] sorted = [.. times.Order()];
        var n = times.Length;
        var place = (int)Math.Ceiling((decimal)p / 100 * n);
        int Down(double[] _) => Math.Max(0, (int)((decimal)p / 100 * n) - 1);
        check.That(
            answer == sorted[place - 1],
            string.Create(CultureInfo.InvariantCulture, $"{Given(times)}, you say that p{p} is {answer}."),
            "Sort the times; take the one at place ⌈percentile/100 · n⌉, counted from 1.",
            (n > 1 && answer == times[place - 1],
                "You took the right place, but in the order in which the times came: sort first."),
            (place < n && answer == sorted[place],
                "That is one place too far: places count from 1, arrays from 0, and ⌈ ⌉ rounds up."),
            (answer == sorted[n - place], "You sorted from the longest to the shortest."),
            (answer == sorted[Down(times)], "You round the place down: ⌈ ⌉ rounds up."),
            (IsNear(answer, times.Average()), "That is the mean."),
            (!times.Contains(answer), "No message took that long. Nearest rank answers a time that was measured."));
    }

    /// <summary>Whether the place comes out alike, however p/100 · n is computed in double precision.</summary>
    private static bool IsPlain(double p, int n)
    {
        var exact = (double)Math.Ceiling((decimal)p / 100 * n);
        return Math.Ceiling(p / 100 * n) == exact && Math.Ceiling(p * n / 100) == exact
            && Math.Ceiling(n / 100.0 * p) == exact;
    }

    /// <summary>Different times in no order, with one that is there twice.</summary>
    private static double[] Sample(Random random, int count)
    {
        double[] times = [.. Enumerable.Range(1, count - 1).Select(number => (number * 3) + 0.5), 3.5];
        random.Shuffle(times);
        return times;
    }

    private static string Given(double[] times) => times.Length > 12 ? $"Of {times.Length} times"
        : $"Of {string.Join(" ", times.Select(time => time.ToString(CultureInfo.InvariantCulture)))}";
}
