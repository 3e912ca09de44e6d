using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>The texts in JSON, whatever they are in.</summary>
internal static class JsonTexts
{
    /// <summary>Puts another text in place of each one that changes.</summary>
    public static void Replace(JsonNode? node, Func<string, string> change)
    {
        if (node is JsonObject json)
        {
            foreach (var (key, value) in json.ToArray())
            {
                if (TextOf(value) is not { } text) Replace(value, change);
                else if (change(text) is var changed && changed != text) json[key] = changed;
            }
        }
        else if (node is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                if (TextOf(list[index]) is not { } text) Replace(list[index], change);
                else if (change(text) is var changed && changed != text) list[index] = changed;
            }
        }
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
