using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Running;

/// <summary>The lines in which the process that runs cells tells what happens in them.</summary>
internal static class CellEvent
{
    public static JsonObject Output(JsonObject output) => new() { ["event"] = "output", ["output"] = output };

    public static JsonObject Done(bool ok) => new() { ["event"] = "done", ["ok"] = ok };

    /// <summary>Reads such a line, or answers null for one that something else in the process has written.</summary>
    public static JsonObject? Read(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject message && message["event"] is not null ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
