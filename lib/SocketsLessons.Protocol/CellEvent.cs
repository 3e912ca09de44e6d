using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>The messages, a line each, that the process which runs cells sends to its parent.</summary>
internal static class CellEvent
{
    /// <summary>The engine has started and waits for the first cell.</summary>
    public static JsonObject Ready { get; } = new() { ["event"] = "ready" };

    public static JsonObject Output(JsonObject output) => new() { ["event"] = "output", ["output"] = output };

    /// <summary>The answer to a question; null where there is none.</summary>
    public static JsonObject Answer(int id, JsonNode? answer) =>
        new() { ["event"] = "answer", ["id"] = id, ["answer"] = answer };

    public static JsonObject Done(bool ok) => new() { ["event"] = "done", ["ok"] = ok };
}
