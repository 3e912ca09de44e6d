namespace SocketsLessons.Checks;

public static partial class Lesson05
{
    private static readonly double[] Times = [12, 3, 7, 3, 40, 5, 9, 6, 4, 11];

    /// <summary>
    /// Checks exercise 05.3: the empirical distribution function, and its inverse by nearest rank (R. J. Hyndman
    /// and Y. Fan, "Sample quantiles in statistical packages", 1996, definition 1).
    /// </summary>
    public static CheckResult CheckCurve(Func<double[], double, double> shareWithin, Func<double[], double, double> percentile)
    {
        const string Exercise = "05.3";
        double Share(double limit) => Math.Round(shareWithin([.. Times], limit), 6);
        double[] shares = [], places = [];
        var changed = false;
        var attempt = Attempt.Start(() =>
        {
            shares = [Share(7), Share(2), Share(40), Share(6.5)];
            places = [.. new[] { 50.0, 90, 25, 10, 99 }.Select(p =>
            {
                double[] given = [.. Times];
                var answer = percentile(given, p);
                changed |= !given.SequenceEqual(Times);
                return answer;
            })];
        });
        if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, "Your functions have not returned.", "Count for the one, sort for the other.");
        if (attempt.Error is IndexOutOfRangeException or ArgumentOutOfRangeException)
            return CheckResult.Incorrect(Exercise, $"With {Times.Length} times: {Attempt.Describe(attempt.Error)}", "Places count from 1 and arrays from 0: subtract 1 after rounding up.");
        if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "Count for the one, sort for the other.");
        if (shares.All(share => share == -1) || places.All(place => place == -1))
            return CheckResult.NotStarted(Exercise, $"{(shares[0] == -1 ? "ShareWithin" : "Percentile")} still answers -1.", "Begin with ShareWithin: how many of the times do not exceed the limit?");

        // The ten times in order: 3 3 4 5 6 7 9 11 12 40.
        var text = string.Join(" ", Times);
        string Given(string what) => FormattableString.Invariant($"Of {text}, {what}.");
        var judgement = shares switch
        {
            [0.6, 0, 1, 0.5] => null,
            [60, 0, 100, 50] => CheckResult.Incorrect(Exercise, Given("you say that 60 do not exceed 7"), "That is per cent; a fraction was asked for, from 0 to 1."),
            [6, 0, 10, 5] => CheckResult.Incorrect(Exercise, Given("you say that 6 do not exceed 7"), "That is how many. Divide by how many there are."),
            [0.5, 0, 0.9, 0.5] => CheckResult.Incorrect(Exercise, Given("you say that 0.5 do not exceed 7"), "A time equal to the limit does not exceed it."),
            [0, 0, 1, 0] => CheckResult.Incorrect(Exercise, Given("you say that none do not exceed 7, and all do not exceed 40"), "A division of whole numbers leaves the fraction out: make one of them a double."),
            [0.4, 1, 0, 0.5] or [0.5, 1, 0.1, 0.5] => CheckResult.Incorrect(Exercise, Given($"you say that {shares[1]} do not exceed 2"), "You count those beyond the limit."),
            _ => CheckResult.Incorrect(Exercise, Given($"you say that {shares[0]} do not exceed 7"), "Count those that do not exceed the limit, and divide by how many there are."),
        };
        return judgement ?? (places switch
        {
            _ when changed => CheckResult.Incorrect(Exercise, "Percentile has changed the order of the caller's times.", "The caller may still need them as they came: sort a copy."),
            [6, 12, 4, 3, 40] => CheckResult.Passed(Exercise, "Read from a time to its share, and from a percentile to its time."),
            [7, 40, 4, 3, _] => CheckResult.Incorrect(Exercise, Given($"you say that p50 is {places[0]} and p90 is {places[1]}"), "That is one place too far: places count from 1, arrays from 0, and ⌈ ⌉ rounds up."),
            [40, 4, 7, 12, 11] => CheckResult.Incorrect(Exercise, Given("you say that p50 is 40"), "You took the right place, but in the order in which the times came: sort first."),
            [_, 4, _, 40, 3] or [_, 3, _, 40, 3] => CheckResult.Incorrect(Exercise, Given($"you say that p90 is {places[1]}"), "You sorted from the longest to the shortest."),
            [6.5, ..] => CheckResult.Incorrect(Exercise, Given("you say that p50 is 6.5"), "No message took that long. Nearest rank answers a time that was measured."),
            [10, ..] => CheckResult.Incorrect(Exercise, Given("you say that p50 is 10"), "That is the mean."),
            _ => CheckResult.Incorrect(Exercise, Given($"you say that p50 is {places[0]}, p90 {places[1]} and p25 {places[2]}"), "Sort the times; take the one at place ⌈percentile/100 · n⌉, counted from 1."),
        });
    }
}
