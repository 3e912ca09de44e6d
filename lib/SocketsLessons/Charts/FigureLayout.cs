using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>
/// The layout that all charts share: a title with the sample size below it, axes with units, and colors that are
/// readable on white and on dark.
/// </summary>
internal static class FigureLayout
{
    private const string LineBreak = "<br>";

    /// <summary>Creates a layout.</summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="sample">What it was measured on, with the sample size ("200 round trips").</param>
    /// <param name="x">The title of the horizontal axis, with its unit.</param>
    /// <param name="y">The title of the vertical axis, with its unit.</param>
    public static JsonObject Create(string title, string sample, string x, string y) => new()
    {
        ["title"] = new JsonObject
        {
            ["text"] = $"{Plain(title)}{LineBreak}<sub>{Plain(sample)}</sub>",
            ["x"] = 0.02,
            ["xanchor"] = "left",
        },
        ["xaxis"] = Axis(x),
        ["yaxis"] = Axis(y),
        ["paper_bgcolor"] = "rgba(0,0,0,0)",
        ["plot_bgcolor"] = "rgba(0,0,0,0)",
        ["modebar"] = new JsonObject { ["bgcolor"] = "rgba(0,0,0,0)", ["color"] = Palette.Gray },
        ["font"] = new JsonObject { ["color"] = Palette.Gray, ["size"] = 13 },
        // By default plotly hides the legend if there is one series, and warns about its layout.
        ["showlegend"] = true,
        // At the very bottom, where it can't cover an axis title.
        ["legend"] = new JsonObject
        {
            ["orientation"] = "h",
            ["itemsizing"] = "constant",
            ["yref"] = "container",
            ["y"] = 0.01,
            ["yanchor"] = "bottom",
        },
        ["margin"] = new JsonObject { ["l"] = 70, ["r"] = 20, ["t"] = 85, ["b"] = 95 },
        ["height"] = 400,
    };

    internal static string PlainTitle(JsonObject layout) =>
        (layout["title"]?["text"]?.GetValue<string>() ?? "Chart")
            .Replace(LineBreak, " (", StringComparison.Ordinal)
            .Replace("<sub>", "", StringComparison.Ordinal)
            .Replace("</sub>", ")", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>plotly interprets tags in text, so names are encoded.</summary>
    internal static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    internal static JsonObject Axis(string title) => new()
    {
        ["title"] = new JsonObject { ["text"] = Plain(title), ["standoff"] = 8 },
        ["gridcolor"] = "rgba(127,127,127,0.25)",
        ["zeroline"] = false,
        ["automargin"] = true,
        // Invisible tick marks keep the labels away from marks at the axis.
        ["ticks"] = "outside",
        ["ticklen"] = 5,
        ["tickcolor"] = "rgba(0,0,0,0)",
    };
}
