using System.Text.Json.Nodes;
using SocketsLessons.Display;
using SocketsLessons.Measuring;

namespace SocketsLessons.Charts;

public static partial class Chart
{
    private const int Bins = 40;

    /// <summary>
    /// How often each delay was measured, as a share of each sample. A few samples far beyond the rest are
    /// not drawn, so that the rest can be seen; the chart and its table say how many.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="distributions">The samples, each a series under its own name.</param>
    public static Figure Histogram(string title, params Distribution[] distributions)
    {
        var filled = distributions.Where(distribution => distribution.Count > 0).ToArray();
        var (unit, perTick) = Unit(filled.SelectMany(distribution => distribution.Sorted));
        var edges = Edges(filled).ToArray();
        // Each bin holds its lower edge and not its upper one, which is the next bin's.
        int[] CountsOf(Distribution distribution) => [.. edges.Zip(edges.Skip(1)).Select(bin => distribution.Sorted.Count(time => time.Ticks >= bin.First && time.Ticks < bin.Second))];
        int BeyondOf(Distribution distribution) => distribution.Sorted.Count(time => time.Ticks >= edges[^1]);
        var counts = filled.Select(CountsOf).ToArray();
        var beyond = filled.Sum(BeyondOf);

        var data = new JsonArray();
        foreach (var (series, distribution) in filled.Index())
        {
            var trace = Points("lines", $"{distribution.Name} (n = {distribution.Count})", series, edges.Select(edge => edge * perTick), counts[series].Append(0).Select(count => 100.0 * count / distribution.Count));
            trace["line"]!["shape"] = "hv";
            trace["fill"] = "tozeroy";
            data.Draw(trace);
        }

        var sample = string.Join("; ", distributions.Select(distribution => $"{distribution.Name}: {distribution.Count} samples"));
        if (beyond > 0) sample += $"; not drawn: {beyond} over {Quantity.Time(new TimeSpan((long)edges[^1]))}, the longest {Distribution.Words(filled.Max(distribution => distribution.Maximum))}";
        var layout = FigureLayout.Create(title, distributions.Length == 0 ? "no samples" : sample, $"delay ({unit})", "share of the samples (%)");
        layout["yaxis"]!["rangemode"] = "tozero";
        if (edges.Length > 0 && edges[^1] / edges[0] > WidestLinear) ScaleTimes(layout["xaxis"]!, "delay", [new((long)edges[0]), new((long)edges[^1])], perTick);
        var nothing = NothingToSee(layout, distributions.Sum(distribution => distribution.Count), "sample");

        var table = new Table(
            "Samples in each bin",
            ["from", "to (under)", .. filled.Select(distribution => distribution.Name)],
            edges.Zip(edges.Skip(1)).Index().Select(bin => (IReadOnlyList<string>)
                [Quantity.Time(new TimeSpan((long)bin.Item.First)), Quantity.Time(new TimeSpan((long)bin.Item.Second)), .. counts.Select(count => $"{count[bin.Index]}")])
                .Concat(beyond == 0 ? [] : [["beyond", "", .. filled.Select(distribution => $"{BeyondOf(distribution)}")]]));
        var words = string.Join(" ", distributions.Select(distribution => distribution.Count == 0 ? $"{distribution.Name}: no samples." : $"{distribution.Name}: from {Distribution.Words(distribution.Minimum)} to {Distribution.Words(distribution.Maximum)}, median {Distribution.Words(distribution.Median)}, {distribution.Count} samples."));
        return new Figure(nothing is null ? words : $"{words} {nothing}".Trim(), data, layout, table);
    }

    /// <summary>The edges of the bins in ticks: evenly spaced, or by a constant factor on a logarithmic axis.</summary>
    private static IEnumerable<double> Edges(Distribution[] filled)
    {
        if (filled.Length == 0) return [];
        double low = Math.Max(1, filled.Min(distribution => distribution.Minimum!.Value.Ticks));
        // Up to the largest p99 that the samples support, then a little further, to see where it ends.
        double high = filled.Max(distribution => distribution.Count >= Distribution.SamplesNeeded(99) ? distribution.Percentile(99).Ticks : distribution.Maximum!.Value.Ticks);
        return high * 1.1 / low > WidestLinear
            ? Enumerable.Range(0, Bins + 1).Select(i => low * Math.Pow(high * 1.1 / low, (double)i / Bins))
            : Enumerable.Range(0, Bins + 1).Select(i => low + i * Math.Max(1, (high - low) * 1.1 / Bins));
    }
}
