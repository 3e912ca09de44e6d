using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>
/// A notebook that is open in an engine: its cells can be run in any order and again, and outputs are added to
/// them. It ends, with all that its cells have started, when it is disposed.
/// </summary>
internal sealed partial class LessonSession : IDisposable
{
    private readonly Notebook _notebook;
    private readonly CellProcess _process;
    private readonly HashSet<Cell> _ran = [];
    private int _count;

    private LessonSession(Notebook notebook, CellProcess process)
    {
        _notebook = notebook;
        _process = process;
    }

    /// <summary>Makes every change to a cell: one who shows outputs as they come holds a lock in it, and sees the change.</summary>
    public Action<Action> Guard { get; set; } = change => change();

    /// <summary>Whether its process has ended, or must be: no other cell can be run.</summary>
    public bool HasEnded { get; private set; }

    public static LessonSession Start(Notebook notebook, CellEngine engine) =>
        new(notebook, CellProcess.Start(engine, notebook.Folder));

    /// <summary>Waits for the engine; the answer is what went wrong, or null.</summary>
    public async Task<string?> OpenAsync(CancellationToken cancellation) =>
        await _process.IsReadyAsync(cancellation) ? null : $"the engine did not start. {_process.Crash.Split('\n')[0]}".Trim();

    /// <summary>Runs a cell; the answer is what went wrong in one line, or null when it ran to its end.</summary>
    public async Task<string?> RunAsync(Cell cell, TimeSpan timeout, CancellationToken cancellation)
    {
        Guard(() => cell.ExecutionCount = ++_count);
        if (cell.Language is not ("csharp" or "C#"))
            return Fail(cell, "NotSupported", $"The cell is written in '{cell.Language}'; this engine runs C# only.");

        var outputs = new CellOutputs(cell);
        var end = await _process.RunAsync(
            _count, cell.Source, output => Guard(() => outputs.Add(output)), timeout, cancellation);
        if (end == CellEnd.Ran) _ran.Add(cell);
        HasEnded = end is CellEnd.OverTime or CellEnd.ProcessEnded;
        return end switch
        {
            CellEnd.Ran => null,
            CellEnd.Failed => cell.Outputs.LastOrDefault(output => Cell.Text(output!["output_type"]) == "error") is { } error
                ? Summary(error, cell) : "it failed.",
            CellEnd.OverTime => Fail(cell, "OverTime", string.Create(CultureInfo.InvariantCulture,
                $"It ran longer than {timeout.TotalSeconds:0.#} s and was stopped. {WaitingCall.In(cell) ?? "What is it waiting for?"}")),
            _ => Fail(cell, "ProcessEnded", $"The process that ran it has ended. {_process.Crash}".Trim()),
        };
    }

    /// <summary>Asks an editor's question about a cell; see <see cref="ICellEngine.AnswerAsync"/>.</summary>
    public Task<JsonNode?> AskAsync(JsonObject question, CancellationToken cancellation) => _process.AskAsync(question, cancellation);

    public void Dispose() => _process.Dispose();

    private string Summary(JsonNode error, Cell cell)
    {
        if ((MissingName.Advice(error, cell, _notebook, _ran) ?? ScriptRules.Advice(error, cell)) is { } advice)
        {
            // The reader needs it before the compiler's own words.
            Guard(() =>
            {
                error["evalue"] = advice;
                ((JsonArray)error["traceback"]!).Insert(0, advice);
            });
            return advice;
        }

        var line = (error["traceback"] as JsonArray ?? []).Select(frame => LineInCell().Match(Cell.Text(frame)))
            .FirstOrDefault(match => match.Success);
        var message = Cell.Text(error["evalue"]).Split('\n')[0].Trim();
        return $"{Cell.Text(error["ename"])}: {message}{(line is null ? "" : $" ({line.Groups[1].Value})")}";
    }

    [GeneratedRegex(@"in cell \[\d+\], (line \d+)")]
    private static partial Regex LineInCell();

    private string Fail(Cell cell, string type, string message)
    {
        Guard(() => cell.Outputs.Add(CellOutput.Error(type, message, message.Split('\n'))));
        return message.Split('\n')[0].Trim();
    }
}
