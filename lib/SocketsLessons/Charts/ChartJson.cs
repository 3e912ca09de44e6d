using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>Values as plotly's JSON.</summary>
internal static class ChartJson
{
    public static JsonArray Array(IEnumerable<double> values) =>
        // JSON has no NaN and no infinity: plotly leaves a gap at a null.
        new([.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);

    public static JsonArray Array(IEnumerable<string> values) =>
        new([.. values.Select(value => JsonValue.Create(FigureLayout.Plain(value)))]);

    /// <summary>Sets several attributes at once.</summary>
    public static void Set(JsonNode? node, params (string Key, JsonNode? Value)[] attributes)
    {
        foreach (var (key, value) in attributes) node![key] = value;
    }
}
