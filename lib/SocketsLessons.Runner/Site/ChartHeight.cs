using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// The height that a page keeps for a chart before it is drawn, so that nothing moves when it is. On a narrow screen
/// (charts.js), a title takes more lines and a legend more rows; plotly keeps no room for them.
/// </summary>
internal static partial class ChartHeight
{
    // What plotly takes if a layout doesn't say it (its reference, layout.height and layout.margin, with a title).
    private const int Default = 450, Top = 100, Bottom = 80;

    private const int NarrowWidth = 290, LettersInLine = 32, Line = 22;

    /// <summary>The two heights, as a style.</summary>
    public static string Style(JsonObject figure)
    {
        var layout = figure["layout"] as JsonObject;
        var height = Number(layout?["height"]) ?? Default;
        var margin = layout?["margin"] as JsonObject;
        var title = layout?["title"] is JsonObject named ? Cell.Text(named["text"]) : Cell.Text(layout?["title"]);
        var lines = Break().Split(title).Sum(line => 1 + Tag().Replace(line, "").Length / LettersInLine);
        var legend = layout?["showlegend"] is JsonValue isShown && isShown.TryGetValue<bool>(out var shown) && !shown
            ? 0 : (figure["data"] as JsonArray ?? []).OfType<JsonObject>()
                .Sum(trace => 60 + 7 * Cell.Text(trace["name"]).Length);
        var rows = (int)Math.Ceiling(legend / (double)NarrowWidth);
        var narrow = height + Math.Max(0, 30 + Line * lines - (Number(margin?["t"]) ?? Top))
            + Math.Max(0, 70 + Line * rows - (Number(margin?["b"]) ?? Bottom));
        return string.Create(CultureInfo.InvariantCulture, $"--height: {height}px; --narrow: {narrow}px");
    }

    private static int? Number(JsonNode? value) =>
        value is JsonValue number && number.TryGetValue<double>(out var pixels) ? (int)Math.Round(pixels) : null;

    [GeneratedRegex("<br ?/?>")]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
