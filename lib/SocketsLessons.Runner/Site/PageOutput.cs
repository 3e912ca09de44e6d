using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes a cell's outputs as HTML. Only what a cell declared to be HTML is used as HTML.</summary>
internal static class PageOutput
{
    public static string ToHtml(JsonNode output) => Cell.Text(output["output_type"]) switch
    {
        "stream" when Cell.Text(output["name"]) == "stderr" => $"<pre class=\"stderr\">{Encode(output["text"])}</pre>",
        "stream" => $"<pre class=\"stdout\">{Encode(output["text"])}</pre>",
        "error" =>
            $"<div class=\"error\"><strong>Error</strong><pre>{VisibleText.ToHtml(Traceback(output))}</pre></div>",
        _ => output["data"] is JsonObject data ? Data(data) : "",
    };

    private static string Data(JsonObject data)
    {
        if (data[PageChart.PlotlyType] is JsonObject) return $"<div class=\"shown\">{PageChart.ToHtml(data)}</div>";
        if (data["text/html"] is { } html) return $"<div class=\"shown\">{VisibleText.InHtml(Cell.Text(html))}</div>";
        if (PagePicture.Source(data) is { } picture)
            return $"<div class=\"shown\"><img alt=\"{Encode(data["text/plain"])}\" src=\"{picture}\"></div>";
        if (data["text/plain"] is { } text) return $"<pre class=\"stdout\">{Encode(text)}</pre>";
        var types = WebUtility.HtmlEncode(string.Join(", ", data.Select(form => form.Key)));
        return $"<p class=\"stdout\">An output of type {types}, which a page can't show.</p>";
    }

    private static string Traceback(JsonNode output)
    {
        var lines = new StringBuilder();
        foreach (var line in output["traceback"] as JsonArray ?? []) lines.AppendLine(Cell.Text(line));
        return lines.Length > 0 ? lines.ToString() : $"{Cell.Text(output["ename"])}: {Cell.Text(output["evalue"])}";
    }

    private static string Encode(JsonNode? text) => VisibleText.ToHtml(Cell.Text(text));
}
