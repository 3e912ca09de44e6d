using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>
/// Builds a figure: traces, two axes and, if needed, a second pair of axes for a strip or a side panel (plotly's x2
/// and y2).
/// </summary>
/// <param name="title">What to see in the chart.</param>
/// <param name="sample">What it was measured on, with the sample size.</param>
/// <param name="x">The title of the horizontal axis, with its unit.</param>
/// <param name="y">The title of the vertical axis, with its unit.</param>
internal sealed class Plot(string title, string sample, string x, string y)
{
    private readonly JsonArray _data = [];
    private Axis? _x2, _y2;

    public Axis X { get; } = new(x);

    public Axis Y { get; set; } = new(y);

    /// <summary>The second vertical axis; the first use creates it.</summary>
    public Axis Y2 => _y2 ??= new Axis("");

    /// <summary>The figure's height in pixels.</summary>
    public int Height { get; set; } = 400;

    /// <summary>How bars at one place share it: plotly's barmode; null for its default.</summary>
    public string? BarMode { get; set; }

    /// <summary>Creates the second horizontal axis with a title.</summary>
    public Axis NewX2(string axisTitle) => _x2 = new Axis(axisTitle);

    /// <summary>Adds a trace unless it has no points, which plotly complains about.</summary>
    public void Add(JsonObject trace)
    {
        if (trace["x"]!.AsArray().Count > 0) _data.Add(trace);
    }

    /// <summary>Puts a trace on the second axes.</summary>
    public static JsonObject OnSecond(JsonObject trace, bool x = true)
    {
        if (x) trace["xaxis"] = "x2";
        trace["yaxis"] = "y2";
        return trace;
    }

    /// <summary>Finishes the figure, even with nothing to see in it.</summary>
    public Figure Build(string altText, Table table)
    {
        var layout = FigureLayout.Create(title, sample, "", "");
        ChartJson.Set(layout, ("xaxis", X.Json), ("yaxis", Y.Json), ("height", Height));
        if (_x2 is not null) layout["xaxis2"] = _x2.Json;
        if (_y2 is not null) layout["yaxis2"] = _y2.Json;
        if (BarMode is not null) layout["barmode"] = BarMode;
        return new Figure(altText, _data, layout, table);
    }

    /// <summary>
    /// Finishes the figure. With too few points to see anything, it says so in its middle and its text.
    /// </summary>
    /// <param name="sentences">What the chart shows, in sentences.</param>
    /// <param name="table">The numbers.</param>
    /// <param name="count">How many points it has.</param>
    /// <param name="what">What a point is ("message").</param>
    public Figure Build(IEnumerable<string> sentences, Table table, int count, string what)
    {
        if (count > 1) return Build(string.Join(" ", sentences), table);
        var nothing = count == 0
            ? $"Nothing to see: no {what} yet."
            : $"Nothing to see yet: one {what} alone shows no pattern.";
        var figure = Build(string.Join(" ", sentences.Append(nothing)), table);
        figure.Layout["annotations"] = new JsonArray(new JsonObject
        {
            ["text"] = nothing,
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = 0.5,
            ["y"] = 0.9,
            ["showarrow"] = false,
        });
        // Otherwise plotly invents numbers for the axes.
        foreach (var axis in new[] { X, Y, _x2, _y2 }.Where(axis => count == 0 && axis is not null))
            axis!.With("showticklabels", false);
        return figure;
    }
}
