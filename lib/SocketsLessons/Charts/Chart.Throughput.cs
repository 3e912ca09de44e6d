using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// Throughput against what it depends on: loss, window, message size. A reference line shows the theoretical
    /// limit, such as window / round-trip time up to the bandwidth-delay product.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="sample">What each point was measured on ("3 runs of 1 s each").</param>
    /// <param name="x">The title of the horizontal axis, with its unit.</param>
    /// <param name="y">The title of the vertical axis, with its unit.</param>
    /// <param name="series">What was measured.</param>
    /// <param name="reference">A line to compare with, drawn in gray; or null.</param>
    /// <param name="logX">Whether the horizontal axis may be logarithmic; it then is if its values differ by more than
    /// a factor of ten.
    /// </param>
    /// <param name="logY">The same for the vertical axis.</param>
    public static Figure Throughput(
        string title, string sample, string x, string y, IReadOnlyList<Series> series, Series? reference = null,
        bool logX = true, bool logY = true)
    {
        var plot = new Plot(title, sample, x, y);
        foreach (var (number, curve) in series.Index())
        {
            var points = Points("lines+markers", curve.Name, number, curve.X, Array(curve.Y), size: 8);
            points["cliponaxis"] = false;
            plot.Add(points);
        }

        if (reference is not null)
        {
            var line = Points("lines", reference.Name, 0, reference.X, Array(reference.Y));
            Set(line["line"], ("color", Palette.Gray), ("dash", "dash"), ("width", 3));
            plot.Add(line);
        }

        Series[] all = reference is null ? [.. series] : [.. series, reference];
        if (logX) plot.X.Scale(all.SelectMany(curve => curve.X));
        if (logY) plot.Y.Scale(all.SelectMany(curve => curve.Y));
        LabelWholeNumbers(plot.X, series, all);
        if (!plot.Y.IsLog) plot.Y.FromZero();
        var rows = all.SelectMany(curve => curve.X.Zip(curve.Y)
            .Select(point => new[] { curve.Name, Plain(point.First), Plain(point.Second) }));
        return plot.Build(
            series.Select(Describe), Truncate(title, ["series", x, y], rows), series.Sum(curve => curve.X.Count),
            "measurement");
    }

    /// <summary>Labels the measured values if they are a few whole numbers.</summary>
    private static void LabelWholeNumbers(Axis axis, IReadOnlyList<Series> series, Series[] all)
    {
        if (!axis.IsLog)
        {
            var places = all.SelectMany(curve => curve.X).ToHashSet();
            // plotly would also label fractions between them.
            if (places.Count is > 1 and <= 12 && places.All(double.IsInteger) && places.Max() - places.Min() <= 12)
                axis.With("dtick", 1);
            return;
        }

        var measured = series.SelectMany(curve => curve.X).Distinct().Order().ToArray();
        var areApart = measured.Zip(measured.Skip(1)).All(pair => pair.Second >= 1.5 * pair.First);
        if (measured.Length <= 8 && measured.All(double.IsInteger) && areApart)
            axis.Ticks(measured, measured.Select(value => Text(value)));
    }

    private static string Describe(Series curve)
    {
        var known = curve.X.Zip(curve.Y).Where(point => double.IsFinite(point.Second)).ToArray();
        if (known.Length == 0) return $"{curve.Name}: no points.";
        var best = known.MaxBy(point => point.Second);
        var least = known.Min(point => point.Second);
        return $"{curve.Name}: {known.Length} points, at most {Plain(best.Second)} (at {Plain(best.First)}), at least "
            + $"{Plain(least)}.";
    }

    /// <summary>Counts are shown in full.</summary>
    private static string Plain(double value) => double.IsInteger(value) ? Text(value) : Quantity.Number(value);
}
