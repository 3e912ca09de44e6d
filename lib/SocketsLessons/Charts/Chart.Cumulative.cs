using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    private static readonly double[] ReportedPercentiles = [10, 25, 50, 75, 90, 95, 99, 99.9, 99.99];

    /// <summary>
    /// Every percentile of the delays: the horizontal axis is 1/(1 − p), so that p90, p99 and p99.9 are
    /// equally far apart (as HdrHistogram draws it). Each curve ends at the highest percentile that its
    /// sample supports (<see cref="Distribution.SamplesNeeded"/>).
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="distributions">The samples, each a series under its own name.</param>
    public static Figure Cumulative(string title, params Distribution[] distributions)
    {
        var (unit, perTick) = Unit(distributions.SelectMany(distribution => distribution.Sorted));
        var data = new JsonArray();
        var curves = distributions.Select(Curve).ToArray();
        foreach (var (series, curve) in curves.Index())
        {
            var distribution = distributions[series];
            var trace = Points("lines", $"{distribution.Name} (n = {distribution.Count})", series, curve.Select(point => point.X), Array(curve.Select(point => point.Time.Ticks * perTick)));
            trace["line"]!["shape"] = "vh";
            data.Draw(trace);
        }

        var layout = FigureLayout.Create(title, Sizes(distributions), "percentile (each further 9 has the same room)", $"delay ({unit})");
        var drawn = curves.SelectMany(curve => curve).ToArray();
        var furthest = drawn.Select(point => point.X).Append(2).Max();
        Set(layout["xaxis"],
            ("type", "log"),
            ("range", Array([0, Math.Log10(furthest) + 0.05])), // plotly takes the logarithm of a log axis' range
            ("tickmode", "array"),
            // Where the axis is long, 50 % is so near to its ends that neighbours would meet.
            ("tickvals", Array(furthest > 100 ? [2, 10, 100, 1e3, 1e4, 1e5, 1e6] : [1, 2, 4, 10, 100])),
            ("ticktext", Array(furthest > 100 ? ["50 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"] : ["0 %", "50 %", "75 %", "90 %", "99 %"])));
        if (drawn.Length > 0) Set(layout["xaxis"], ("tickangle", 0));
        ScaleTimes(layout["yaxis"]!, "delay", [.. drawn.Select(point => point.Time)], perTick);
        var table = new Table(
            "Percentiles (nearest rank)",
            ["percentile", .. distributions.Select(distribution => $"{distribution.Name} (n = {distribution.Count})")],
            ReportedPercentiles.Select(p => (string[])[Distribution.Label(p), .. distributions.Select(distribution => distribution.Format(p))]));
        var altText = distributions.Select(distribution => $"{distribution.Name}: {string.Join(", ", new[] { 50, 90, 99, 99.9 }
            .Where(p => distribution.Count >= Distribution.SamplesNeeded(p)).Select(p => $"{Distribution.Label(p)} {distribution.Format(p)}").DefaultIfEmpty("too few samples for a percentile"))}.");
        return Build(data, layout, altText, table, distributions.Sum(distribution => distribution.Count), "sample");
    }

    /// <summary>The points of a curve: at 1/(1 − p) the longest of the shortest p of the samples.</summary>
    private static List<(double X, TimeSpan Time)> Curve(Distribution distribution)
    {
        var points = new List<(double X, TimeSpan Time)>();
        double count = distribution.Count;
        if (count == 0) return points;
        // The p for which just this many samples are needed.
        var end = 1 / (1 - Math.Pow(0.05, 1 / count));
        points.Add((1, distribution.Sorted[0]));
        for (var rank = 1; points[^1].X < end; rank++)
        {
            var x = Math.Min(end, count / (count - rank));
            // Points nearer than a pixel are left out.
            if (x == end || x > points[^1].X * 1.01) points.Add((x, distribution.Sorted[rank - 1]));
        }

        return points;
    }
}
