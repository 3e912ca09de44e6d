using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>An engine that runs the cells of one notebook.</summary>
internal interface ICellEngine
{
    /// <summary>Runs a cell.</summary>
    /// <returns>Whether it completed. If not, the error has been sent as an output.</returns>
    Task<bool> RunAsync(int executionCount, string code);

    /// <summary>Answers an editor's question about code, as it stands after the cells that have run.</summary>
    /// <param name="question">Has a <c>what</c>, the <c>code</c> and mostly a <c>line</c> and a <c>character</c>, from
    /// 0.</param>
    /// <returns>The answer, or null if the engine has none.</returns>
    Task<JsonNode?> AnswerAsync(JsonObject question) => Task.FromResult<JsonNode?>(null);
}
