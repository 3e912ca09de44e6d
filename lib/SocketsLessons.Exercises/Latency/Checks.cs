using System.Globalization;

namespace SocketsLessons.Checks;

/// <summary>
/// The checks of the lesson on latency. Where they measure time, they go by what a busy machine can't change: what came
/// in which call, the fastest of many, and stalls that are much longer than a machine is busy.
/// </summary>
public static partial class LatencyChecks
{
    private const string Lesson = "08";
    private static readonly double[] Percentiles = [50, 90, 99, 99.9, 99.99];

    /// <summary>
    /// Asks your function for the highest percentile that samples of many sizes support, just below and just above each
    /// limit. A sample of n supports p when all n lie below it with a probability of at most 5 %: pⁿ ≤ 0.05 (S. S.
    /// Wilks, "Determination of sample sizes for setting tolerance limits", 1941).
    /// </summary>
    /// <param name="highestPercentile">Your function: from a sample's size to one of the five percentiles.</param>
    public static CheckResult HighestPercentile(Func<int, double> highestPercentile) =>
        Check.Run($"{Lesson}.1", check =>
    {
        int[] sizes = [
            5, 28, 29, 100, 298, 299, 1000, 2994, 2995, 29_955, 29_956, check.Random.Next(40, 250),
            check.Random.Next(350, 2900), 1_000_000];
        var answers = sizes.Select(n => check.Ask($"For {n} samples:", () => highestPercentile(n),
            "Try the percentiles from the highest down.",
            "There are five percentiles to try; nothing else needs a loop.")).ToArray();
        double Answer(int n) => answers[Array.IndexOf(sizes, n)];
        check.StartedUnless(
            answers.All(answer => answer == 0), "Your function still answers 0.",
            "How probable is it that n messages all lie below p99?");
        check.That(
            !answers.All(answer => answer is > 0 and < 1), Said(5, answers[0]),
            "Answer one of the five percentiles as it is given: 99, and not 0.99.");
        check.That(
            answers.Distinct().Count() > 1,
            $"Your function answers {answers[0].ToString(CultureInfo.InvariantCulture)} whatever the sample.",
            "Take the fraction p/100 for each percentile, and raise it to the power of n. Try the highest first.");
        check.That(
            !(Answer(5) == 90 && Answer(100) == 99), "For 5 samples you answer 90, for 100 you answer 99.",
            "One sample in ten, or in a hundred, lies beyond on average only. How often is it none?");
        check.That(Answer(100) != 99, "You let 100 samples speak for p99.",
            "On average one of them lies beyond p99; but how often is it none? 0.99 to the power of 100 says that.");
        foreach (var (n, answer) in sizes.Zip(answers))
        {
            var right = Percentiles.Where(p => Math.Pow(p / 100, n) <= 0.05).Max();
            check.That(answer == right, Said(n, answer), "Compare p to the power of n with 0.05.",
                (!Percentiles.Contains(answer), "Answer one of the five: 50, 90, 99, 99.9 or 99.99."),
                (answer < right,
                    "The sample allows a higher one. Careful rules of thumb ask for more; here 5 % is asked: "
                        + "compare p to the power of n with 0.05."),
                (answer > right,
                    $"That is too high. How often does a sample of {n} have nothing beyond it? Compare p to the "
                        + "power of n with 0.05."));
        }

        check.Pass(
            $"Right for {sizes.Length} samples from {sizes[0]} to {sizes[^1]}, just below and just above each limit.");
    });

    private static string Said(int n, double answer) =>
        string.Create(CultureInfo.InvariantCulture, $"For {n} samples your function answers {answer}.");

    private static string Milliseconds(TimeSpan time) =>
        FormattableString.Invariant($"{time.TotalMilliseconds:0.0} ms");
}
