using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>Runs a notebook from its first cell to its last, or to the first that does not run.</summary>
internal static partial class LessonRun
{
    public static readonly TimeSpan DefaultCellTimeout = TimeSpan.FromSeconds(30);

    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="engine">What runs its cells.</param>
    /// <param name="cellTimeout">How long one cell may run.</param>
    /// <param name="progress">Called before each code cell with its number among them.</param>
    /// <param name="cancellation">Ends the run, and its process.</param>
    public static async Task<LessonResult> RunAsync(
        Notebook notebook, CellEngine engine, TimeSpan cellTimeout, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        var start = Stopwatch.GetTimestamp();
        var executed = notebook.Unexecuted();
        using var process = CellProcess.Start(engine, notebook.Folder);
        var failure = await process.IsReadyAsync(cancellation) ? null : $"{notebook.Name}: the engine did not start. {process.Crash}".Trim();
        foreach (var (index, cell) in failure is null ? executed.CodeCells.Index() : [])
        {
            progress?.Invoke(index + 1);
            failure = await RunAsync(process, cell, index + 1, cellTimeout, cancellation);
            if (failure is null) continue;
            failure = $"{notebook.Name}, cell [{index + 1}] `{cell.FirstLine}`: {failure}";
            break;
        }

        return new LessonResult(engine, executed, failure, Stopwatch.GetElapsedTime(start));
    }

    private static async Task<string?> RunAsync(
        CellProcess process, Cell cell, int count, TimeSpan timeout, CancellationToken cancellation)
    {
        cell.ExecutionCount = count;
        if (cell.Language is not ("csharp" or "C#"))
            return Fail(cell, "NotSupported", $"The cell is written in '{cell.Language}'; this engine runs C# only.");

        var end = await process.RunAsync(count, cell.Source, new CellOutputs(cell).Add, timeout, cancellation);
        return end switch
        {
            CellEnd.Ran => null,
            CellEnd.Failed => cell.Outputs.LastOrDefault(output => Cell.Text(output!["output_type"]) == "error") is { } error
                ? Summary(error) : "it failed.",
            CellEnd.OverTime => Fail(cell, "OverTime", string.Create(CultureInfo.InvariantCulture,
                $"It ran longer than {timeout.TotalSeconds:0.#} s and was stopped. What is it waiting for?")),
            _ => Fail(cell, "ProcessEnded", $"The process that ran it has ended. {process.Crash}".Trim()),
        };
    }

    private static string Summary(JsonNode error)
    {
        var line = (error["traceback"] as JsonArray ?? []).Select(frame => LineInCell().Match(Cell.Text(frame)))
            .FirstOrDefault(match => match.Success);
        var message = Cell.Text(error["evalue"]).Split('\n')[0].Trim();
        return $"{Cell.Text(error["ename"])}: {message}{(line is null ? "" : $" ({line.Groups[1].Value})")}";
    }

    [GeneratedRegex(@"in cell \[\d+\], (line \d+)")]
    private static partial Regex LineInCell();

    private static string Fail(Cell cell, string type, string message)
    {
        cell.Outputs.Add(CellOutput.Error(type, message, message.Split('\n')));
        return message.Split('\n')[0].Trim();
    }
}
