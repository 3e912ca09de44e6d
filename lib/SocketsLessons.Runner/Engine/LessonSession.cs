using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Advice;

namespace SocketsLessons.Runner.Engine;

/// <summary>
/// A notebook that is open in an engine. Its cells run in any order and repeatedly, and get their outputs. Disposing
/// it ends the engine with everything that the cells started.
/// </summary>
internal sealed partial class LessonSession : IDisposable
{
    private readonly Notebook _notebook;
    private readonly CellProcess _process;
    private readonly bool _isKernel;
    private readonly HashSet<Cell> _ran = [];
    private int _count;

    private LessonSession(Notebook notebook, CellProcess process, bool isKernel)
    {
        _notebook = notebook;
        _isKernel = isKernel;
        _process = process;
    }

    /// <summary>Makes every change to a cell. The live page holds a lock here and shows the change.</summary>
    public Action<Action> Guard { get; set; } = change => change();

    /// <summary>Whether its process has ended or must be ended. No other cell can run in it.</summary>
    public bool HasEnded { get; private set; }

    public static LessonSession Start(Notebook notebook, CellEngine engine) =>
        new(notebook, CellProcess.Start(engine, notebook.Folder), engine == CellEngine.Interactive);

    /// <summary>Waits until the engine has started. Returns what went wrong, or null.</summary>
    public async Task<string?> OpenAsync(CancellationToken cancellation) =>
        await _process.IsReadyAsync(cancellation) ? null
            : $"the engine did not start. {_process.ErrorText.Split('\n')[0]}".Trim();

    /// <summary>Runs a cell. Returns in one line what went wrong, or null if it completed.</summary>
    public async Task<string?> RunAsync(Cell cell, TimeSpan timeout, CancellationToken cancellation)
    {
        Guard(() => cell.ExecutionCount = ++_count);
        if (!cell.IsCSharp)
            return Fail(cell, "NotSupported", $"The cell is written in '{cell.Language}'. This engine runs only C#.");

        var outputs = new CellOutputs(cell);
        var status = await _process.RunAsync(
            _count, cell.Source, output => Guard(() => outputs.Add(output)), timeout, cancellation);
        if (status == CellStatus.Completed) _ran.Add(cell);
        HasEnded = status is CellStatus.TimedOut or CellStatus.ProcessExited;
        return status switch
        {
            CellStatus.Completed => null,
            CellStatus.Failed =>
                cell.Outputs.LastOrDefault(output => Cell.Text(output!["output_type"]) == "error") is { } error
                ? Summary(error, cell) : "it failed.",
            CellStatus.TimedOut => Fail(cell, "TimedOut", string.Create(CultureInfo.InvariantCulture,
                $"It ran longer than {timeout.TotalSeconds:0.#} s and was stopped. "
                + $"{TimeoutAdvice.Find(cell, _notebook)}").Trim()),
            _ => Exited(cell),
        };
    }

    /// <summary>Asks an editor's question about a cell; see <see cref="ICellEngine.AnswerAsync"/>.</summary>
    public Task<JsonNode?> AskAsync(JsonObject question, CancellationToken cancellation) =>
        _process.AskAsync(question, cancellation);

    public void Dispose() => _process.Dispose();

    private string Summary(JsonNode error, Cell cell)
    {
        var advice = MissingName.Advice(error, cell, _notebook, _ran) ?? ScriptRules.Advice(error, cell, _isKernel);
        if (advice is not null)
        {
            // Learners need it before the compiler's message.
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

    private string Exited(Cell cell)
    {
        // The report of a crash is part of the message.
        Guard(() =>
        {
            if (cell.Outputs.LastOrDefault() is not JsonObject last || Cell.Text(last["name"]) != "stderr") return;
            var text = Cell.Text(last["text"]);
            var start = CellProcess.CrashStart(text);
            if (start < 0) return;
            if (start == 0) cell.Outputs.Remove(last);
            else last["text"] = text[..start];
        });
        return Fail(cell, "ProcessExited", $"The process that ran it has ended. {_process.ErrorText}".Trim());
    }

    [GeneratedRegex(@"in cell \[\d+\], (line \d+)")]
    private static partial Regex LineInCell();

    private string Fail(Cell cell, string type, string message)
    {
        Guard(() => cell.Outputs.Add(CellOutput.Error(type, message, message.Split('\n'))));
        return message.Split('\n')[0].Trim();
    }
}
