using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    private static readonly double[] ReportedPercentiles = [10, 25, 50, 75, 90, 95, 99, 99.9, 99.99];
    private static readonly double[] AltTextPercentiles = [50, 90, 99, 99.9];

    /// <summary>
    /// Every percentile of the delays. The horizontal axis is 1/(1 − p), so that p90, p99 and p99.9 are equally far
    /// apart (as HdrHistogram draws it). Each curve ends at the highest percentile that its sample supports
    /// (<see cref="Distribution.SamplesNeeded"/>).
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="distributions">The samples; each is a series under its own name.</param>
    public static Figure Cumulative(string title, params Distribution[] distributions)
    {
        var (unit, perTick) = Unit(distributions.SelectMany(distribution => distribution.Sorted));
        var plot = new Plot(title, Sizes(distributions), "percentile (each further 9 has the same room)", "delay");
        var curves = distributions.Select(Curve).ToArray();
        foreach (var (series, (distribution, curve)) in distributions.Zip(curves).Index())
        {
            var trace = Points(
                "lines", $"{distribution.Name} (n = {distribution.Count})", series, curve.Select(point => point.X),
                Array(curve.Select(point => point.Time.Ticks * perTick)));
            trace["line"]!["shape"] = "vh";
            plot.Add(trace);
        }

        var drawn = curves.SelectMany(curve => curve).ToArray();
        ScalePercentiles(plot.X, drawn.Select(point => point.X).Append(2).Max());
        if (drawn.Length > 0) plot.X.With("tickangle", 0);
        plot.Y.ScaleTimes([.. drawn.Select(point => point.Time)], unit, perTick);

        var table = new Table(
            "Percentiles (nearest rank)",
            ["percentile", .. distributions.Select(distribution => $"{distribution.Name} (n = {distribution.Count})")],
            ReportedPercentiles.Select(p => (string[])
                [Distribution.Label(p), .. distributions.Select(distribution => distribution.Format(p))]));
        return plot.Build(
            distributions.Select(Describe), table, distributions.Sum(distribution => distribution.Count), "sample");
    }

    /// <summary>
    /// Ticks at the percentiles with one more 9 each. On a long axis, 50 % is too near to 0 % to label both.
    /// </summary>
    private static void ScalePercentiles(Axis axis, double furthest)
    {
        axis.Log().Range(0, Math.Log10(furthest) + 0.05);
        if (furthest > 100)
        {
            string[] labels = ["50 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"];
            axis.Ticks([2, 10, 100, 1e3, 1e4, 1e5, 1e6], labels);
        }
        else
        {
            axis.Ticks([1, 2, 4, 10, 100], ["0 %", "50 %", "75 %", "90 %", "99 %"]);
        }
    }

    private static string Describe(Distribution distribution)
    {
        var percentiles = AltTextPercentiles.Where(p => distribution.Count >= Distribution.SamplesNeeded(p))
            .Select(p => $"{Distribution.Label(p)} {distribution.Format(p)}");
        var text = string.Join(", ", percentiles.DefaultIfEmpty("too few samples for a percentile"));
        return $"{distribution.Name}: {text}.";
    }

    /// <summary>The points of a curve: at 1/(1 − p) the longest of the shortest p of the samples.</summary>
    private static List<(double X, TimeSpan Time)> Curve(Distribution distribution)
    {
        var points = new List<(double X, TimeSpan Time)>();
        double count = distribution.Count;
        if (count == 0) return points;
        // The p for which exactly this many samples are needed.
        var end = 1 / (1 - Math.Pow(0.05, 1 / count));
        points.Add((1, distribution.Sorted[0]));
        for (var rank = 1; points[^1].X < end; rank++)
        {
            var x = Math.Min(end, count / (count - rank));
            // Points less than a pixel apart are left out.
            if (x == end || x > points[^1].X * 1.01) points.Add((x, distribution.Sorted[rank - 1]));
        }

        return points;
    }
}
