using System.Diagnostics;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests;

/// <summary>Runs notebooks in the tests, and reads what came out.</summary>
internal static class Runs
{
    /// <summary>A cell that needs longer than this hangs, also on a slow and busy machine.</summary>
    public static readonly TimeSpan CellTimeout = TimeSpan.FromSeconds(60);

    public static Task<LessonResult> RunAsync(Notebook notebook) => RunAsync(notebook, CellEngine.Script);

    public static Task<LessonResult> RunAsync(Notebook notebook, CellEngine engine, bool solve = false) =>
        LessonRun.RunAsync(
            notebook, engine, CellTimeout, solve, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Runs cells of C#, as they are, in their own notebook in the lessons' folder.</summary>
    public static Task<LessonResult> RunAsync(params string[] cells) => RunAsync(Make(cells));

    public static Notebook Make(params string[] cells) =>
        Notebook.Parse(Path.Combine(Repository.NotebookFolder, "test.ipynb"), new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = Repository.Lessons[0].Json["metadata"]!.DeepClone(),
            ["cells"] = new JsonArray(
                [.. cells.Select(cell => new JsonObject { ["cell_type"] = "code", ["source"] = cell })]),
        }.ToJsonString());

    /// <summary>A notebook of a text and a cell of C#, as its file has it.</summary>
    public static string WithText(string markdown, string code)
    {
        var notebook = Make("", code);
        notebook.Cells[0].Json["cell_type"] = "markdown";
        notebook.Cells[0].Source = markdown;
        return notebook.ToText();
    }

    public static IEnumerable<JsonNode> Outputs(LessonResult result) =>
        result.Executed.CodeCells.SelectMany(cell => cell.Outputs).Select(output => output!);

    /// <summary>What a cell shows, as plain text; for HTML alone, the HTML.</summary>
    public static string Shown(Cell cell) => string.Concat(cell.Outputs.Select(output => Shown(output!)));

    public static string Shown(JsonNode output) => Cell.Text(output["output_type"]) switch
    {
        "stream" => Cell.Text(output["text"]),
        "error" => $"{Cell.Text(output["ename"])}: {Cell.Text(output["evalue"])}",
        _ => Cell.Text(output["data"]!["text/plain"] ?? output["data"]!["text/html"]),
    };

    /// <summary>Whether a process has ended; one that nobody has asked for its status has ended too.</summary>
    public static bool IsGone(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
