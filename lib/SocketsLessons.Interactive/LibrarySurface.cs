using System.Text.Json.Nodes;

namespace SocketsLessons.Interactive;

/// <summary>
/// All that this project asks of the library, and nothing else of it is used here. The library's tests
/// compile this very file, so a rename in the library is noticed where this project is not built.
/// </summary>
internal static class LibrarySurface
{
    public const string PlotlyMimeType = MimeType.Plotly;

    public static JsonArray Data(Figure figure) => figure.Data;

    public static JsonObject Layout(Figure figure) => figure.Layout;

    public static string Json(Figure figure) => figure.ToJson();

    public static string Html(Figure figure) => ((IRenderable)figure).ToHtml();

    public static string Text(Figure figure) => ((IRenderable)figure).ToText();

    /// <summary>The same words and table with another picture.</summary>
    public static Figure With(Figure figure, JsonArray data, JsonObject layout) => new(figure.AltText, data, layout, figure.Table);

    /// <summary>A figure that nobody has described.</summary>
    public static Figure Undescribed(JsonArray data, JsonObject layout) =>
        new("A chart made with Plotly.NET.", data, layout, new Table("Its numbers are in the chart alone.", [], []));
}
