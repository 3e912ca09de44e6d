using System.Text.Json.Nodes;
using SocketsLessons.Display;
using SocketsLessons.Measuring;

namespace SocketsLessons.Charts;

public static partial class Chart
{
    /// <summary>
    /// Every percentile of the delays: the horizontal axis is 1/(1 − p), so that p90, p99 and p99.9 are
    /// equally far apart (as HdrHistogram draws it). Each curve ends at the highest percentile that its
    /// sample supports (<see cref="Distribution.SamplesNeeded"/>).
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="distributions">The samples, each a series under its own name.</param>
    public static Figure Cumulative(string title, params Distribution[] distributions)
    {
        var filled = distributions.Where(distribution => distribution.Count > 0).ToArray();
        var (unit, perTick) = Unit(filled.SelectMany(distribution => distribution.Sorted));
        var data = new JsonArray();
        var furthest = 2.0;
        var drawn = new List<TimeSpan>();
        foreach (var (series, distribution) in distributions.Index())
        {
            var curve = Curve(distribution);
            if (curve.Count == 0) continue;
            drawn.AddRange(curve.Select(point => point.Time));
            furthest = Math.Max(furthest, curve[^1].X);
            var trace = Points("lines", $"{distribution.Name} (n = {distribution.Count})", series, curve.Select(point => point.X), curve.Select(point => point.Time.Ticks * perTick));
            trace["line"]!["shape"] = "vh";
            data.Draw(trace);
        }

        var sample = string.Join("; ", distributions.Select(distribution => $"{distribution.Name}: {distribution.Count} samples"));
        var layout = FigureLayout.Create(title, distributions.Length == 0 ? "no samples" : sample, "percentile, spaced by 1/(1 − p)", $"delay ({unit})");
        var axis = layout["xaxis"]!;
        axis["type"] = "log";
        // plotly takes the logarithm of a log axis' range.
        axis["range"] = Array([0, Math.Log10(furthest) + 0.05]);
        axis["tickmode"] = "array";
        axis["tickvals"] = Array([1, 2, 4, 10, 100, 1e3, 1e4, 1e5, 1e6]);
        axis["ticktext"] = Array(["0 %", "50 %", "75 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"]);
        ScaleTimes(layout["yaxis"]!, "delay", drawn, perTick);
        var nothing = NothingToSee(layout, distributions.Sum(distribution => distribution.Count), "sample");

        double[] percentiles = [10, 25, 50, 75, 90, 95, 99, 99.9, 99.99];
        string Cell(Distribution distribution, double p) => distribution.Count < Distribution.SamplesNeeded(p) ? $"needs {Distribution.SamplesNeeded(p)} samples" : Quantity.Time(distribution.Percentile(p));
        var table = new Table(
            "Percentiles (nearest rank)",
            ["percentile", .. distributions.Select(distribution => $"{distribution.Name} (n = {distribution.Count})")],
            percentiles.Select(p => (IReadOnlyList<string>)[Distribution.Label(p), .. distributions.Select(distribution => Cell(distribution, p))]));
        var words = string.Join(" ", distributions.Select(distribution =>
        {
            var known = new[] { 50, 90, 99, 99.9 }.Where(p => distribution.Count >= Distribution.SamplesNeeded(p)).ToArray();
            return known.Length == 0 ? $"{distribution.Name}: too few samples for a percentile ({distribution.Count})." : $"{distribution.Name}: {string.Join(", ", known.Select(p => $"{Distribution.Label(p)} {Quantity.Time(distribution.Percentile(p))}"))}.";
        }));
        return new Figure(nothing is null ? words : $"{words} {nothing}".Trim(), data, layout, table);
    }

    /// <summary>The points of a curve: at 1/(1 − p) the longest of the shortest p of the samples.</summary>
    private static List<(double X, TimeSpan Time)> Curve(Distribution distribution)
    {
        var points = new List<(double X, TimeSpan Time)>();
        double count = distribution.Count;
        // The p for which just this many samples are needed.
        var end = count == 0 ? 0 : 1 / (1 - Math.Pow(0.05, 1 / count));
        for (var rank = 1; rank <= count; rank++)
        {
            var x = Math.Min(end, count / (count - rank));
            // Points nearer than a pixel are left out.
            if (points.Count == 0) points.Add((1, distribution.Sorted[0]));
            if (x == end || x > points[^1].X * 1.01) points.Add((x, distribution.Sorted[rank - 1]));
            if (x == end) break;
        }

        return points;
    }
}
