using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    private const int MaxBins = 40;

    /// <summary>
    /// How often each delay was measured, as a share of each sample. A few samples far beyond the rest aren't drawn,
    /// so that the rest can be seen; the chart and its table say how many.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="distributions">The samples; each is a series under its own name.</param>
    public static Figure Histogram(string title, params Distribution[] distributions)
    {
        var filled = distributions.Where(distribution => distribution.Count > 0).ToArray();
        var (unit, perTick) = Unit(filled.SelectMany(distribution => distribution.Sorted));
        var edges = Edges(filled);
        var bins = Math.Max(0, edges.Length - 1);
        var counts = filled.Select(distribution => Counts(distribution, edges)).ToArray();
        var below = filled.Sum(distribution => distribution.Sorted.Count(time => time.Ticks < edges[0]));
        var beyond = counts.Sum(count => count[bins]);
        string Edge(int bin) => Quantity.Time(new TimeSpan((long)edges[bin]));
        string From(int bin) => bin == 0 && below > 0
            ? Distribution.Format(filled.Min(distribution => distribution.Minimum))
            : Edge(bin);

        var sample = Sizes(distributions);
        if (beyond > 0)
        {
            var longest = Distribution.Format(filled.Max(distribution => distribution.Maximum));
            sample += $"; not drawn: {beyond} over {Edge(bins)}, the longest {longest}";
        }

        if (below > 0) sample += $"; in the first bin: {below} under {Edge(0)}";
        var plot = new Plot(title, sample, "delay", "share of the samples (%)");
        plot.Y.FromZero();
        plot.X.ScaleTimes([.. edges.Select(edge => new TimeSpan((long)edge))], unit, perTick);
        foreach (var (series, distribution) in filled.Index())
        {
            var shares = counts[series][..bins].Append(0).Select(count => 100.0 * count / distribution.Count);
            var trace = Points(
                "lines", $"{distribution.Name} (n = {distribution.Count})", series,
                edges.Select(edge => edge * perTick),
                Array(shares));
            trace["line"]!["shape"] = "hv";
            trace["fill"] = "tozeroy";
            plot.Add(trace);
        }

        var rows = Enumerable.Range(0, edges.Length == 0 ? 0 : beyond > 0 ? bins + 1 : bins).Select(bin => (string[])
        [
            bin == bins ? "beyond" : From(bin), bin == bins ? "" : Edge(bin + 1),
            .. counts.Select(count => $"{count[bin]}"),
        ]);
        var table = new Table(
            "Samples in each bin", ["from", "to (under)", .. filled.Select(distribution => distribution.Name)], rows);
        return plot.Build(
            distributions.Select(Range), table, filled.Sum(distribution => distribution.Count), "sample");
    }

    private static string Range(Distribution distribution) => distribution.Count == 0
        ? $"{distribution.Name}: no samples."
        : $"{distribution.Name}: from {Distribution.Format(distribution.Minimum)} to "
            + $"{Distribution.Format(distribution.Maximum)}, median {Distribution.Format(distribution.Median)}, "
            + $"{distribution.Count} samples.";

    /// <summary>
    /// How many samples are in each bin. A bin includes its lower edge and not its upper one, which is the next bin's.
    /// The last bin has no upper edge, and the first no lower one, because a logarithmic axis has no place for zero.
    /// </summary>
    private static int[] Counts(Distribution distribution, double[] edges)
    {
        var last = edges.Length - 1;
        return [.. edges.Select((edge, i) => distribution.Sorted.Count(time =>
            (i == 0 || time.Ticks >= edge) && (i == last || time.Ticks < edges[i + 1])))];
    }

    /// <summary>
    /// The edges of the bins in ticks: evenly spaced, or by a constant factor on a logarithmic axis. Times come in
    /// whole ticks of 100 ns, so evenly spaced bins are whole ticks wide; otherwise some would include one value more
    /// than their neighbors.
    /// </summary>
    private static double[] Edges(Distribution[] filled)
    {
        if (filled.Length == 0) return [];
        double low = Math.Max(1, filled.Min(distribution => distribution.Minimum!.Value.Ticks));
        // Up to the largest p99 that the samples support, then a little further, to show where it ends.
        var high = filled.Max(distribution => distribution.Count >= Distribution.SamplesNeeded(99)
            ? distribution.Percentile(99)
            : distribution.Maximum!.Value).Ticks;
        var ratio = high * 1.1 / low;
        if (ratio > Axis.MaxLinearRatio)
            return [.. Enumerable.Range(0, MaxBins + 1).Select(i => low * Math.Pow(ratio, (double)i / MaxBins))];
        var range = Math.Max(0, high - low) * 1.1 + 1;
        var width = Math.Ceiling(range / MaxBins);
        return [.. Enumerable.Range(0, (int)Math.Ceiling(range / width) + 1).Select(i => low + i * width)];
    }
}
