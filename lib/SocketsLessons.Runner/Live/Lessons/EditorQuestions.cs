using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>An editor's questions about a cell. The process answers them from the cells that have run in it.</summary>
internal static class EditorQuestions
{
    public const string Diagnostics = "diagnostics";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// The first answers of a process take seconds, so it gives them before anybody asks; but not while the learner
    /// goes on to the next cell, which would have to share the processor with them.
    /// </summary>
    public static async Task WarmUpAsync(LiveKernel kernel)
    {
        await Task.Delay(Pause);
        while (kernel.State == KernelState.Busy) await Task.Delay(Pause);
        foreach (var what in (string[])["completions", "hover", "signatures", Diagnostics])
            await kernel.AskAsync(new JsonObject
            {
                ["what"] = what,
                ["code"] = "Console.WriteLine(1);",
                ["line"] = 0,
                ["character"] = 9,
            });
    }

    /// <param name="kernel">The lesson's process.</param>
    /// <param name="notebook">The lesson.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="question">What a tab asks.</param>
    public static async Task<JsonNode?> AskAsync(LiveKernel kernel, Notebook notebook, Cell cell, JsonObject question)
    {
        var what = Cell.Text(question["what"]);
        var ran = kernel.Ran;
        var first = notebook.CodeCells.First();
        // Before the first cell has run, the names of the library and every using are missing.
        if (what == Diagnostics && cell != first && !ran.Contains(first)) return null;
        var answer = await kernel.AskAsync(new JsonObject
        {
            ["what"] = what,
            ["code"] = Cell.Text(question["code"]),
            ["line"] = question["line"]?.DeepClone(),
            ["character"] = question["character"]?.DeepClone(),
        });
        if (what != Diagnostics || answer?["items"] is not JsonArray items) return answer;
        var missing = CellDependency.Of(cell, notebook).Where(need => !ran.Contains(need.From))
            .Select(need => $"'{need.Name}'").ToArray();
        // Of a name that a cell above defines, running the cell says more than a wavy line.
        foreach (var item in items.Where(item => Array.Exists(
            missing, name => Cell.Text(item?["message"]).Contains(name, StringComparison.Ordinal))).ToArray())
            items.Remove(item);
        return answer;
    }
}
