using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>
/// What a figure has in addition to its drawing, as JSON for plotly's <c>layout.meta</c>: so a page can write the whole
/// figure from its plotly JSON, and a figure is the same after its way through Plotly.NET.
/// </summary>
internal static class FigureMeta
{
    public static JsonObject Of(Figure figure) => new()
    {
        ["label"] = $"{figure.Title}. {figure.AltText}",
        ["caption"] = figure.AltText,
        ["table"] = new JsonObject
        {
            ["caption"] = figure.Table.Caption,
            ["columns"] = Texts(figure.Table.Columns),
            ["rows"] = new JsonArray([.. figure.Table.Rows.Select(Texts)]),
        },
    };

    /// <summary>Reads a figure that <see cref="Figure.ToJson"/> wrote; null for JSON from elsewhere.</summary>
    public static Figure? Read(JsonObject figure)
    {
        var layout = figure["layout"]!.DeepClone().AsObject();
        if (layout["meta"] is not JsonObject meta || meta["caption"] is not JsonValue caption
            || meta["table"] is not JsonObject table) return null;
        layout.Remove("meta");
        return new(
            caption.GetValue<string>(), figure["data"]!.DeepClone().AsArray(), layout,
            new Table(
                table["caption"]!.GetValue<string>(), Texts(table["columns"]!),
                table["rows"]!.AsArray().Select(row => Texts(row!))));
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string[] Texts(JsonNode texts) => [.. texts.AsArray().Select(text => text!.GetValue<string>())];
}
