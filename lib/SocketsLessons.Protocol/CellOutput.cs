using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>The outputs of a cell as nbformat defines them.</summary>
internal static class CellOutput
{
    public const string CompilationErrorName = "CompilationError";

    public static JsonObject Display(JsonObject bundle) => new()
    {
        ["output_type"] = "display_data",
        ["data"] = bundle,
        ["metadata"] = new JsonObject(),
    };

    public static JsonObject Result(JsonObject bundle, int executionCount) => new()
    {
        ["output_type"] = "execute_result",
        ["data"] = bundle,
        ["execution_count"] = executionCount,
        ["metadata"] = new JsonObject(),
    };

    /// <summary>Text that went to <c>stdout</c> or <c>stderr</c>.</summary>
    public static JsonObject Stream(string name, string text) => new()
    {
        ["output_type"] = "stream",
        ["name"] = name,
        ["text"] = text,
    };

    /// <summary>The compiler's errors, one on each line.</summary>
    public static JsonObject CompilationError(IReadOnlyList<string> errors) =>
        Error(CompilationErrorName, errors[0], errors);

    public static JsonObject Error(string type, string message, IEnumerable<string> traceback) => new()
    {
        ["output_type"] = "error",
        ["ename"] = type,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };
}
