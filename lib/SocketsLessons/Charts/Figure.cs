using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>
/// A chart: a plotly figure (https://plotly.com/javascript/reference) with a text alternative and its numbers as a
/// table.
/// </summary>
/// <param name="altText">What the chart shows, in one or two sentences with the most important numbers.</param>
/// <param name="data">plotly's list of traces.</param>
/// <param name="layout">plotly's layout; <see cref="FigureLayout"/> makes the usual one.</param>
/// <param name="table">The numbers behind the chart.</param>
[TypeFormatterSource(
    typeof(FigureFormatterSource), PreferredMimeTypes = [MimeType.Plotly, MimeType.Html, MimeType.Text])]
public sealed class Figure(string altText, JsonArray data, JsonObject layout, Table table) : IRenderable
{
    /// <summary>What the chart shows, as text.</summary>
    public string AltText { get; } = altText;

    /// <summary>plotly's list of traces. You can change it before the figure is shown.</summary>
    public JsonArray Data { get; } = data;

    /// <summary>plotly's layout. You can change it before the figure is shown.</summary>
    public JsonObject Layout { get; } = layout;

    /// <summary>The numbers behind the chart.</summary>
    public Table Table { get; } = table;

    /// <summary>The chart's title without markup.</summary>
    public string Title => FigureLayout.PlainTitle(Layout);

    /// <summary>
    /// The figure as plotly JSON: an object with <c>data</c> and <c>layout</c>. The text alternative and the table are
    /// in <c>layout.meta</c>, which plotly keeps and doesn't draw.
    /// </summary>
    public string ToJson()
    {
        var json = Drawing();
        json["layout"]!["meta"] ??= FigureMeta.Of(this);
        return json.ToJsonString();
    }

    /// <summary>The chart's title and text alternative.</summary>
    public override string ToString() => $"{Title}\n{AltText}";

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml()
    {
        var json = Drawing().ToJsonString();
        // The same figure always gets the same name, so that a lesson's page changes only if its content does.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        return Html.Block(
            $"""
            <figure style="margin:0">
            <div data-figure="{name}" role="img" aria-label="{Html.Encode($"{Title}. {AltText}")}"
            style="min-height:1em"></div>
            <figcaption class="note">{Html.Encode(AltText)}</figcaption>
            <details><summary>The numbers</summary>{Table.ToHtmlTable()}</details>
            </figure>
            <script>{FigureScript.For(name, json)}</script>
            """);
    }

    private JsonObject Drawing() => new() { ["data"] = Data.DeepClone(), ["layout"] = Layout.DeepClone() };
}
