using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// Writes a chart for a page from its plotly JSON: the figure as data, which the page's own script draws, and the
/// caption and table that the library puts into the layout's meta (Charts/FigureMeta.cs).
/// </summary>
internal static class PageChart
{
    public const string PlotlyType = "application/vnd.plotly.v1+json";

    public static bool IsChart(JsonNode? output) =>
        output?["data"] is JsonObject data && data[PlotlyType] is JsonObject;

    public static string ToHtml(JsonObject data)
    {
        var figure = data[PlotlyType]!.AsObject();
        var meta = (figure["layout"] as JsonObject)?["meta"] as JsonObject;
        var label = VisibleText.ToHtml(Label(meta, data));
        // In JSON a < stands in text only, where it may be written like this; so no tag can end the data.
        var json = PageFigure.ToJson(figure).Replace("<", "\\u003c", StringComparison.Ordinal);
        var still = PagePicture.Source(data) is { } picture
            ? $"<img class=\"still\" alt=\"{label}\" src=\"{picture}\">"
            : "<p class=\"still\">The chart is drawn by a script, which has not run.</p>";
        return $"<figure><div class=\"chart\" style=\"{ChartHeight.Style(figure)}\">"
            + $"<div class=\"live\" data-figure role=\"img\" aria-label=\"{label}\" hidden></div>"
            + $"<div class=\"room\">{still}</div><script type=\"application/json\">{json}</script></div>"
            + $"{Caption(meta)}</figure>";
    }

    private static string Label(JsonObject? meta, JsonObject data) =>
        Cell.Text(meta?["label"]) is { Length: > 0 } label ? label
            : Cell.Text(data["text/plain"]) is { Length: > 0 } text ? text : "A chart.";

    private static string Caption(JsonObject? meta)
    {
        var caption = Cell.Text(meta?["caption"]) is { Length: > 0 } words
            ? $"<figcaption>{VisibleText.ToHtml(words)}</figcaption>" : "";
        return meta?["table"] is JsonObject table
            ? $"{caption}<details><summary>The numbers</summary>{Numbers(table)}</details>" : caption;
    }

    /// <summary>The table as the library's <c>Table</c> writes it, which this program knows as JSON only.</summary>
    private static string Numbers(JsonObject table)
    {
        var html = new StringBuilder($"<table><caption>{VisibleText.ToHtml(Cell.Text(table["caption"]))}</caption>");
        html.Append("<thead><tr>");
        foreach (var column in table["columns"] as JsonArray ?? [])
            html.Append("<th scope=\"col\">").Append(VisibleText.ToHtml(Cell.Text(column))).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table["rows"] as JsonArray ?? [])
        {
            html.Append("<tr>");
            foreach (var cell in row as JsonArray ?? [])
                html.Append("<td>").Append(VisibleText.ToHtml(UnitText.Join(Cell.Text(cell)))).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }
}
