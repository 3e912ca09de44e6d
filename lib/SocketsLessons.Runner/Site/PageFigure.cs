using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// The plotly JSON of a chart as a page needs it to draw: without what the page writes as text, and with no more digits
/// than one can see. A run's numbers have up to 17 of them, most of the weight of a page.
/// </summary>
internal static class PageFigure
{
    /// <summary>How many digits of a number are kept, for an axis with powers of ten.</summary>
    private const int Digits = 3;

    /// <summary>Into how many steps the range of an axis is divided: more than a screen has pixels.</summary>
    private const int Steps = 4_000;

    public static string ToJson(JsonObject figure)
    {
        var drawn = figure.DeepClone().AsObject();
        (drawn["layout"] as JsonObject)?.Remove("meta");
        foreach (var trace in (drawn["data"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var (_, values) in trace)
            {
                if (values is JsonArray numbers) Shorten(numbers);
            }
        }

        return drawn.ToJsonString();
    }

    private static void Shorten(JsonArray values)
    {
        var numbers = values.Select(Number).ToArray();
        var known = numbers.OfType<double>().ToArray();
        if (known.Length == 0) return;
        var byRange = Math.Ceiling(-Math.Log10((known.Max() - known.Min()) / Steps));
        for (var at = 0; at < numbers.Length; at++)
        {
            if (numbers[at] is not { } number || double.IsInteger(number)) continue;
            var byValue = Digits - 1 - Math.Floor(Math.Log10(Math.Abs(number)));
            values[at] = Math.Round(number, (int)Math.Clamp(Math.Max(byRange, byValue), 0, 15));
        }
    }

    private static double? Number(JsonNode? value) =>
        value is JsonValue single && single.TryGetValue<double>(out var number) && double.IsFinite(number)
            ? number : null;
}
