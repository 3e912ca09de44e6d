using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Reliability;

/// <summary>Reads what cells showed.</summary>
internal static class CellTexts
{
    /// <summary>What is wrong with a lesson that was run as shipped; null when every exercise says "not yet".</summary>
    public static string? StubProblem(Notebook executed) => LessonExercise.In(executed)
        .Where(exercise => !Shown(exercise.Stub).Contains($"{exercise.Number} not yet. ", StringComparison.Ordinal))
        .Select(exercise => $"exercise {exercise.Number} answered '{Shown(exercise.Stub)}'.").FirstOrDefault();

    /// <summary>What a cell shows, as plain text where there is such, else as HTML.</summary>
    public static string Shown(Cell cell) => string.Concat(cell.Outputs.Select(output => Shown(output!)));

    private static string Shown(JsonNode output) => Cell.Text(output["output_type"]) switch
    {
        "stream" => Cell.Text(output["text"]),
        "error" => $"{Cell.Text(output["ename"])}: {Cell.Text(output["evalue"])}",
        _ => Cell.Text(output["data"]!["text/plain"] ?? output["data"]!["text/html"]),
    };
}
