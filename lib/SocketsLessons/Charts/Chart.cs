using System.Globalization;
using System.Text.Json.Nodes;
using SocketsLessons.Display;

namespace SocketsLessons.Charts;

/// <summary>The charts that the lessons draw. Each is one file of this folder.</summary>
public static partial class Chart
{
    // More rows help nobody, and make a notebook heavy.
    private const int LongestTable = 100;

    // Beyond this a linear axis presses most of the points into one line.
    private const double WidestLinear = 10;

    /// <summary>Numbers in charts are written alike in every culture.</summary>
    private static string Text(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);

    private static JsonArray Array(IEnumerable<double> values) =>
        // JSON has no NaN and no infinity: plotly leaves a gap where there is a null.
        new([.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    /// <summary>A series of points, with the colour, dash and marker of its number.</summary>
    private static JsonObject Points(string mode, string name, int series, IEnumerable<double> x, IEnumerable<double> y)
    {
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = mode,
            ["name"] = FigureLayout.Plain(name),
            ["x"] = Array(x),
            ["y"] = Array(y),
        };
        if (mode.Contains("lines", StringComparison.Ordinal))
            trace["line"] = new JsonObject { ["color"] = Palette.Colour(series), ["dash"] = Palette.Dash(series), ["width"] = 2 };
        if (mode.Contains("markers", StringComparison.Ordinal))
            trace["marker"] = new JsonObject { ["color"] = Palette.Colour(series), ["symbol"] = Palette.Marker(series), ["size"] = 5 };
        return trace;
    }

    /// <summary>Adds a trace unless it has no points: plotly finds fault with those.</summary>
    private static void Draw(this JsonArray data, JsonObject trace)
    {
        if (trace["x"]!.AsArray().Count > 0) data.Add(trace);
    }

    /// <summary>How bars look: the colour of their number, with its pattern drawn over it.</summary>
    private static JsonObject Bars(int series)
    {
        var marker = new JsonObject { ["color"] = Palette.Colour(series) };
        if (Palette.Pattern(series) is { Length: > 0 } shape)
            marker["pattern"] = new JsonObject { ["shape"] = shape, ["fillmode"] = "overlay", ["solidity"] = 0.15 };
        return marker;
    }

    /// <summary>Makes an axis logarithmic where the values need it, and says so in its title.</summary>
    private static void Scale(JsonNode axis, double smallest, double largest, Func<double, string>? label = null)
    {
        if (smallest <= 0 || largest / smallest <= WidestLinear) return;
        axis["type"] = "log";
        axis["title"]!["text"] = $"{axis["title"]!["text"]}, log scale";
        // plotly's own labels between the powers of ten are bare digits, which nobody can read.
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(smallest)), (int)Math.Ceiling(Math.Log10(largest / smallest)) + 2).Select(power => Math.Pow(10, power));
        double[] steps = largest / smallest < 300 ? [1, 2, 5] : [1];
        var ticks = powers.SelectMany(power => steps.Select(step => step * power)).ToArray();
        axis["tickmode"] = "array";
        axis["tickvals"] = Array(ticks);
        axis["ticktext"] = Array(ticks.Select(label ?? (tick => Text(tick, "0.######"))));
    }

    /// <summary>Makes an axis of times logarithmic where they need it, with a unit at each tick.</summary>
    private static void ScaleTimes(JsonNode axis, string what, IEnumerable<TimeSpan> times, double perTick)
    {
        var sorted = times.Order().ToArray();
        if (sorted.Length == 0 || sorted[0] <= TimeSpan.Zero || sorted[^1] / sorted[0] <= WidestLinear) return;
        axis["title"]!["text"] = what;
        Scale(axis, sorted[0].Ticks * perTick, sorted[^1].Ticks * perTick, tick =>
        {
            var (unit, factor) = Quantity.Unit(new TimeSpan((long)Math.Round(tick / perTick)));
            return $"{Text(tick / perTick * factor, "0.###")} {unit}";
        });
    }

    /// <summary>Says in the middle of a chart, and in its words, that there is nothing to see.</summary>
    private static string? NothingToSee(JsonObject layout, int count, string what)
    {
        if (count > 1) return null;
        var words = count == 0 ? $"Nothing to see: no {what} yet." : $"Nothing to see yet: one {what} alone shows no pattern.";
        layout["annotations"] = new JsonArray(new JsonObject
        {
            ["text"] = FigureLayout.Plain(words),
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = 0.5,
            ["y"] = 0.9,
            ["showarrow"] = false,
        });
        if (count == 0)
        {
            // Else plotly would make up numbers for the axes.
            foreach (var (name, axis) in layout)
            {
                if (name.Contains("axis", StringComparison.Ordinal)) axis!["showticklabels"] = false;
            }
        }

        return words;
    }

    /// <summary>A table that says so where it leaves out rows.</summary>
    private static Table Cut(string caption, IReadOnlyList<string> columns, IReadOnlyCollection<IReadOnlyList<string>> rows) =>
        new(rows.Count > LongestTable ? $"{caption} (the first {LongestTable} of {rows.Count} rows)" : caption, columns, rows.Take(LongestTable));

    /// <summary>The unit that suits most of some times, and how many of it a tick of 100 ns is.</summary>
    private static (string Unit, double PerTick) Unit(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return Quantity.Unit(sorted.Length == 0 ? TimeSpan.FromMilliseconds(1) : sorted[sorted.Length / 2]);
    }
}
