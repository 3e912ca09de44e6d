using System.Globalization;
using System.Text.Json.Nodes;
using static SocketsLessons.ChartJson;

namespace SocketsLessons;

/// <summary>The charts that lessons draw: a method for each kind.</summary>
public static partial class Chart
{
    // More points or rows don't help a reader, and make a notebook slow.
    private const int MaxPoints = 2000;
    private const int MaxRows = 100;

    /// <summary>Formats a number the same in every culture.</summary>
    private static string Text(double value, string format = "0.##") =>
        value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A series of points, with its own color, dash and marker.</summary>
    private static JsonObject Points(
        string mode, string name, int series, IEnumerable<double> x, JsonArray y, string? symbol = null, int size = 5)
    {
        var look = Palette.Look(series);
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = mode,
            ["name"] = FigureLayout.Plain(name),
            ["x"] = Array(x),
            ["y"] = y,
        };
        if (mode != "markers")
            trace["line"] = new JsonObject { ["color"] = look.Color, ["dash"] = look.Dash, ["width"] = 2 };
        if (mode != "lines")
        {
            trace["marker"] = new JsonObject
            {
                ["color"] = look.Color,
                ["symbol"] = symbol ?? look.Marker,
                ["size"] = size,
            };
        }

        return trace;
    }

    /// <summary>Bars, with the series' own color and pattern.</summary>
    private static JsonObject Bars(string name, int series, JsonArray x, JsonArray y)
    {
        var look = Palette.Look(series);
        var marker = new JsonObject { ["color"] = look.Color };
        if (look.Pattern.Length > 0)
        {
            marker["pattern"] = new JsonObject
            {
                ["shape"] = look.Pattern,
                ["fillmode"] = "overlay",
                ["solidity"] = 0.15,
            };
        }

        return new JsonObject
        {
            ["type"] = "bar",
            ["name"] = FigureLayout.Plain(name),
            ["x"] = x,
            ["y"] = y,
            ["marker"] = marker,
        };
    }

    /// <summary>The unit that suits most of some times, and how many of it a tick of 100 ns is.</summary>
    private static (string Unit, double PerTick) Unit(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return Quantity.Unit(sorted.Length == 0 ? TimeSpan.FromMilliseconds(1) : sorted[sorted.Length / 2]);
    }

    /// <summary>The sample size of each series, for the line below the title.</summary>
    private static string Sizes(IEnumerable<Distribution> samples) =>
        Joined(samples.Select(sample => $"{sample.Name}: {sample.Count} samples"), "no samples");

    /// <summary>Parts of the line below the title.</summary>
    private static string Joined(IEnumerable<string> parts, string nothing) =>
        string.Join("; ", parts.DefaultIfEmpty(nothing));

    /// <summary>A table that says so if it leaves out rows.</summary>
    private static Table Truncate(string caption, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var shown = all.Length > MaxRows ? $"{caption} (the first {MaxRows} of {all.Length} rows)" : caption;
        return new Table(shown, columns, all.Take(MaxRows));
    }
}
