using System.Text.Json.Nodes;
using SocketsLessons.Display;

namespace SocketsLessons.Charts;

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
    public static Figure Throughput(string title, string sample, string x, string y, IReadOnlyList<Series> series, Series? reference = null)
    {
        var data = new JsonArray();
        foreach (var (number, one) in series.Index())
        {
            var trace = Points("lines+markers", one.Name, number, one.X, one.Y);
            trace["marker"]!["size"] = 8;
            data.Draw(trace);
        }

        if (reference is not null)
        {
            var line = Points("lines", reference.Name, 0, reference.X, reference.Y);
            line["line"] = new JsonObject { ["color"] = Palette.Grey, ["dash"] = "dash", ["width"] = 3 };
            data.Draw(line);
        }

        var layout = FigureLayout.Create(title, sample, x, y);
        var all = reference is null ? series : [.. series, reference];
        var heights = all.SelectMany(one => one.Y).Where(double.IsFinite).ToArray();
        if (heights.Length > 0) Scale(layout["yaxis"]!, heights.Min(), heights.Max());
        var places = all.SelectMany(one => one.X).Where(double.IsFinite).ToArray();
        if (places.Length > 0) Scale(layout["xaxis"]!, places.Min(), places.Max());
        if (layout["yaxis"]!["type"] is null) layout["yaxis"]!["rangemode"] = "tozero";
        var nothing = NothingToSee(layout, series.Sum(one => one.X.Count), "measurement");

        var words = string.Join(" ", series.Select(one =>
        {
            var known = one.X.Zip(one.Y).Where(point => double.IsFinite(point.Second)).ToArray();
            if (known.Length == 0) return $"{one.Name}: no points.";
            var best = known.MaxBy(point => point.Second);
            return $"{one.Name}: {known.Length} points, at most {Quantity.Number(best.Second)} (at {Quantity.Number(best.First)}), at least {Quantity.Number(known.Min(point => point.Second))}.";
        }));
        var rows = all.SelectMany(one => one.X.Zip(one.Y).Select(point => (IReadOnlyList<string>)[one.Name, Quantity.Number(point.First), Quantity.Number(point.Second)])).ToArray();
        return new Figure(nothing is null ? words : $"{words} {nothing}".Trim(), data, layout, Cut(title, ["series", x, y], rows));
    }
}
