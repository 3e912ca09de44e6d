using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// Writes a chart's output for a page: the HTML that came with it, its words and its table, but with the figure
/// as data, which the page's own script draws, in place of the script.
/// </summary>
internal static partial class PageChart
{
    public const string PlotlyType = "application/vnd.plotly.v1+json";
    public const string PictureType = "image/png";

    public static bool IsChart(JsonNode? output) =>
        output?["data"] is JsonObject data && data[PlotlyType] is JsonObject;

    /// <summary>What the chart shows, in words, for those who cannot see it.</summary>
    public static string Words(JsonObject data) =>
        Place().Match(Cell.Text(data["text/html"])) is { Success: true } place
            ? WebUtility.HtmlDecode(place.Groups[1].Value)
            : Cell.Text(data["text/plain"]) is { Length: > 0 } text ? text : "A chart.";

    public static string ToHtml(JsonObject data)
    {
        var label = WebUtility.HtmlEncode(Words(data));
        // In JSON a < stands in text only, where it may be written like this; so no tag can end the data.
        var json = data[PlotlyType]!.ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);
        var still = Picture(data[PictureType]) is { } picture
            ? $"<img class=\"still\" alt=\"{label}\" src=\"data:{PictureType};base64,{picture}\">"
            : "<p class=\"still\">The chart is drawn by a script, which has not run.</p>";
        var chart = $"<div class=\"chart\"><div class=\"live\" data-figure role=\"img\" aria-label=\"{label}\" "
            + $"hidden></div>{still}<script type=\"application/json\">{json}</script></div>";
        var html = Script().Replace(Cell.Text(data["text/html"]), "");
        return Place().IsMatch(html) ? Place().Replace(html, _ => chart, 1) : $"<figure>{chart}</figure>";
    }

    /// <summary>Base 64 has no character that would end an attribute; anything else is not a picture.</summary>
    public static string? Picture(JsonNode? node) =>
        Cell.Text(node).ReplaceLineEndings("") is { Length: > 0 } text && Base64().IsMatch(text) ? text : null;

    [GeneratedRegex("<div data-figure=\"[^\"]*\"[^>]*aria-label=\"([^\"]*)\"[^>]*></div>")]
    private static partial Regex Place();

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("^[A-Za-z0-9+/]+={0,2}$")]
    private static partial Regex Base64();
}
