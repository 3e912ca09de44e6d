namespace SocketsLessons.Checks;

public static partial class Lesson05
{
    private static readonly double[] Percentiles = [50, 90, 99, 99.9, 99.99];

    /// <summary>
    /// Checks exercise 05.2: the highest percentile p for which all of n samples lie below the true one with a
    /// probability of at most 5 %: pⁿ ≤ 0.05 (S. S. Wilks, "Determination of sample sizes for setting tolerance
    /// limits", 1941).
    /// </summary>
    public static CheckResult CheckHighestPercentile(Func<int, double> highestPercentile)
    {
        const string Exercise = "05.2";
        // On both sides of each limit.
        int[] sizes = [5, 28, 29, 100, 298, 299, 1000, 2994, 2995, 29_955, 29_956, 1_000_000];
        var answers = new double[sizes.Length];
        var attempt = Attempt.Start(() =>
        {
            foreach (var (i, n) in sizes.Index()) answers[i] = highestPercentile(n);
        });
        if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, "Your function has not returned.", "There are five percentiles to try; nothing else needs a loop.");
        if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "Try the percentiles from the highest down.");
        double Answer(int n) => answers[Array.IndexOf(sizes, n)];
        if (answers.All(answer => answer == 0)) return CheckResult.NotStarted(Exercise, "Your function still answers 0.", "How probable is it that n messages all lie below p99?");
        if (answers.All(answer => answer is > 0 and < 1)) return CheckResult.Incorrect(Exercise, $"Your function answers {answers[0]} for {sizes[0]} samples.", "Answer one of the five percentiles as it is given: 99, and not 0.99.");
        if (answers.Distinct().Count() == 1) return CheckResult.Incorrect(Exercise, $"Your function answers {answers[0]} whatever the sample.", "Take the fraction p/100 for each percentile, and raise it to the power of n. Try the highest first.");
        if (Answer(5) == 90 && Answer(100) > 90) return CheckResult.Incorrect(Exercise, "For 5 samples you answer 90, for 100 you answer 99.", "One sample in ten, or in a hundred, lies beyond on average only. How often is it none?");
        if (Answer(100) == 99)
            return CheckResult.Incorrect(Exercise, "You let 100 samples speak for p99.", "On average one of them lies beyond p99; but how often is it none? 0.99 to the power of 100 says that.");
        foreach (var (n, answer) in sizes.Zip(answers))
        {
            var right = Percentiles.Where(p => Math.Pow(p / 100, n) <= 0.05).Max();
            if (answer == right) continue;
            if (!Percentiles.Contains(answer)) return CheckResult.Incorrect(Exercise, $"For {n} samples your function answers {answer}.", "Answer one of the five: 50, 90, 99, 99.9 or 99.99.");
            return answer < right
                ? CheckResult.Incorrect(Exercise, $"For {n} samples you allow no more than p{answer}; they allow a higher one.", "Careful rules of thumb ask for more. Here 5 % is asked: compare p to the power of n with 0.05.")
                : CheckResult.Incorrect(Exercise, $"For {n} samples you allow p{answer}, which is too high.", $"How often does a sample of {n} have nothing beyond it? Compare p to the power of n with 0.05.");
        }

        return CheckResult.Passed(Exercise, $"Right for {sizes.Length} samples from {sizes[0]} to {sizes[^1]}, just below and just above each limit.");
    }
}
