using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// Throughput against what it depends on: loss, window, message size. A reference line shows what theory
    /// allows, such as window / round-trip time up to the bandwidth-delay product.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="sample">What each point was measured on ("3 runs of 1 s each").</param>
    /// <param name="x">The title of the horizontal axis, with its unit.</param>
    /// <param name="y">The title of the vertical axis, with its unit.</param>
    /// <param name="series">What was measured.</param>
    /// <param name="reference">A line to compare it with, drawn in grey; or null.</param>
    /// <param name="logX">Whether the horizontal axis may be logarithmic, as it is where its values differ by more than a factor of ten.</param>
    /// <param name="logY">The same for the vertical axis. Shares and times that pass want a linear one.</param>
    public static Figure Throughput(
        string title, string sample, string x, string y, IReadOnlyList<Series> series, Series? reference = null, bool logX = true, bool logY = true)
    {
        var data = new JsonArray();
        foreach (var (number, curve) in series.Index()) 
        {
            var points = Points("lines+markers", curve.Name, number, curve.X, Array(curve.Y), size: 8);
            points["cliponaxis"] = false;
            data.Draw(points);
        }

        if (reference is not null)
        {
            var line = Points("lines", reference.Name, 0, reference.X, Array(reference.Y));
            Set(line["line"], ("color", Palette.Grey), ("dash", "dash"), ("width", 3));
            data.Draw(line);
        }

        var layout = FigureLayout.Create(title, sample, x, y);
        var all = reference is null ? series : [.. series, reference];
        if (logX) Scale(layout["xaxis"]!, all.SelectMany(curve => curve.X));
        if (logY) Scale(layout["yaxis"]!, all.SelectMany(curve => curve.Y));
        // Between a few whole numbers there is nothing to label.
        var places = all.SelectMany(curve => curve.X).ToHashSet();
        if (layout["xaxis"]!["type"] is null && places.Count is > 1 and <= 12 && places.All(double.IsInteger) && places.Max() - places.Min() <= 12) layout["xaxis"]!["dtick"] = 1;
        // A few whole numbers on a logarithmic axis are labelled themselves: their powers of ten are not what was measured.
        var measured = series.SelectMany(curve => curve.X).Distinct().Order().ToArray();
        if (layout["xaxis"]!["type"] is not null && measured.Length <= 8 && measured.All(double.IsInteger) && measured.Zip(measured.Skip(1)).All(pair => pair.Second >= 1.5 * pair.First))
            Set(layout["xaxis"], ("tickvals", Array(measured)), ("ticktext", Array(measured.Select(value => Text(value)))));
        if (layout["yaxis"]!["type"] is null) layout["yaxis"]!["rangemode"] = "tozero";
        var rows = all.SelectMany(curve => curve.X.Zip(curve.Y).Select(point => new[] { curve.Name, Plain(point.First), Plain(point.Second) }));
        return Build(data, layout, series.Select(Describe), Truncate(title, ["series", x, y], rows), series.Sum(curve => curve.X.Count), "measurement");
    }

    private static string Describe(Series curve)
    {
        var known = curve.X.Zip(curve.Y).Where(point => double.IsFinite(point.Second)).ToArray();
        if (known.Length == 0) return $"{curve.Name}: no points.";
        var best = known.MaxBy(point => point.Second);
        return $"{curve.Name}: {known.Length} points, at most {Plain(best.Second)} (at {Plain(best.First)}), at least {Plain(known.Min(point => point.Second))}.";
    }

    /// <summary>What was counted is shown as such.</summary>
    private static string Plain(double value) => double.IsInteger(value) ? Text(value) : Quantity.Number(value);
}
