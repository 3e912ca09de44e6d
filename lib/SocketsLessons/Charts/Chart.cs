using System.Globalization;
using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>The charts that the lessons draw. Each is one file of this folder.</summary>
public static partial class Chart
{
    // More points or rows help nobody, and make a notebook heavy.
    private const int MaxPoints = 2000;
    private const int MaxRows = 100;

    /// <summary>Numbers in charts are written alike in every culture.</summary>
    private static string Text(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);

    private static JsonArray Array(IEnumerable<double> values) =>
        // JSON has no NaN and no infinity: plotly leaves a gap where there is a null.
        new([.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(FigureLayout.Plain(value)))]);

    /// <summary>Sets several of plotly's attributes at once.</summary>
    private static void Set(JsonNode? node, params (string Key, JsonNode? Value)[] attributes)
    {
        foreach (var (key, value) in attributes) node![key] = value;
    }

    /// <summary>A series of points, with the colour, dash and marker of its number.</summary>
    private static JsonObject Points(string mode, string name, int series, IEnumerable<double> x, JsonArray y, string? symbol = null, int size = 5)
    {
        var look = Palette.Look(series);
        var trace = new JsonObject { ["type"] = "scatter", ["mode"] = mode, ["name"] = FigureLayout.Plain(name), ["x"] = Array(x), ["y"] = y };
        if (mode != "markers") trace["line"] = new JsonObject { ["color"] = look.Colour, ["dash"] = look.Dash, ["width"] = 2 };
        if (mode != "lines") trace["marker"] = new JsonObject { ["color"] = look.Colour, ["symbol"] = symbol ?? look.Marker, ["size"] = size };
        return trace;
    }

    /// <summary>Bars, with the colour of their number and its pattern drawn over it.</summary>
    private static JsonObject Bars(string name, int series, JsonArray x, JsonArray y)
    {
        var look = Palette.Look(series);
        var marker = new JsonObject { ["color"] = look.Colour };
        if (look.Pattern.Length > 0) marker["pattern"] = new JsonObject { ["shape"] = look.Pattern, ["fillmode"] = "overlay", ["solidity"] = 0.15 };
        return new JsonObject { ["type"] = "bar", ["name"] = FigureLayout.Plain(name), ["x"] = x, ["y"] = y, ["marker"] = marker };
    }

    /// <summary>Adds a trace unless it has no points: plotly finds fault with those.</summary>
    private static void Draw(this JsonArray data, JsonObject trace)
    {
        if (trace["x"]!.AsArray().Count > 0) data.Add(trace);
    }

    /// <summary>The sample size of each series, for the line below the title.</summary>
    private static string Sizes(IEnumerable<Distribution> samples) =>
        string.Join("; ", samples.Select(sample => $"{sample.Name}: {sample.Count} samples").DefaultIfEmpty("no samples"));

    /// <summary>Puts a figure together; where there is nothing to see, its middle and its words say so.</summary>
    private static Figure Build(JsonArray data, JsonObject layout, IEnumerable<string> altText, Table table, int count, string what)
    {
        if (count > 1) return new Figure(string.Join(" ", altText), data, layout, table);
        var nothing = count == 0 ? $"Nothing to see: no {what} yet." : $"Nothing to see yet: one {what} alone shows no pattern.";
        layout["annotations"] = new JsonArray(new JsonObject
        {
            ["text"] = nothing, ["xref"] = "paper", ["yref"] = "paper", ["x"] = 0.5, ["y"] = 0.9, ["showarrow"] = false,
        });
        // Else plotly would make up numbers for the axes.
        foreach (var (_, axis) in layout.Where(part => count == 0 && part.Key.Contains("axis", StringComparison.Ordinal))) axis!["showticklabels"] = false;
        return new Figure(string.Join(" ", altText.Append(nothing)), data, layout, table);
    }

    /// <summary>A table that says so where it leaves out rows.</summary>
    private static Table Truncate(string caption, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        return new(all.Length > MaxRows ? $"{caption} (the first {MaxRows} of {all.Length} rows)" : caption, columns, all.Take(MaxRows));
    }
}
