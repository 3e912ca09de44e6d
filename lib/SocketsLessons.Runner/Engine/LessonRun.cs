using System.Diagnostics;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>Runs a notebook from its first cell to its last, or to the first that fails.</summary>
internal static class LessonRun
{
    public static readonly TimeSpan DefaultCellTimeout = TimeSpan.FromSeconds(30);

    /// <param name="notebook">The notebook. It isn't changed.</param>
    /// <param name="engine">What runs its cells.</param>
    /// <param name="cellTimeout">How long one cell may run.</param>
    /// <param name="progress">Called before each code cell with its number.</param>
    /// <param name="cancellation">Ends the run and its process.</param>
    public static async Task<LessonResult> RunAsync(
        Notebook notebook, CellEngine engine, TimeSpan cellTimeout, Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var start = Stopwatch.GetTimestamp();
        var executed = notebook.Unexecuted();
        using var session = LessonSession.Start(executed, engine);
        var failure = await session.OpenAsync(cancellation) is { } reason ? $"{notebook.Name}: {reason}" : null;
        foreach (var (index, cell) in failure is null ? executed.CodeCells.Index() : [])
        {
            progress?.Invoke(index + 1);
            failure = await session.RunAsync(cell, cellTimeout, cancellation);
            if (failure is null) continue;
            failure = $"{notebook.Name}, cell [{index + 1}] `{cell.FirstLine}`: {failure}";
            break;
        }

        return new LessonResult(engine, executed, failure, Stopwatch.GetElapsedTime(start));
    }
}
