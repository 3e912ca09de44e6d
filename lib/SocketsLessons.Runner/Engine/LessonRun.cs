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
    /// <param name="solve">Whether to run the solutions of the exercises, too, after the last cell.</param>
    /// <param name="progress">Called before each code cell with its number; solutions count on.</param>
    /// <param name="cancellation">Ends the run and its process.</param>
    public static async Task<LessonResult> RunAsync(
        Notebook notebook, CellEngine engine, TimeSpan cellTimeout, bool solve = false, Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var start = Stopwatch.GetTimestamp();
        var executed = notebook.Unexecuted();
        using var session = LessonSession.Start(executed, engine);
        var failure = await session.OpenAsync(cancellation) is { } reason ? $"{notebook.Name}: {reason}" : null;
        var count = 0;
        foreach (var cell in failure is null ? executed.CodeCells : [])
        {
            count++;
            progress?.Invoke(count);
            failure = await session.RunAsync(cell, cellTimeout, cancellation);
            if (failure is null) continue;
            failure = $"{notebook.Name}, cell [{count}] `{cell.FirstLine}`: {failure}";
            break;
        }

        var duration = Stopwatch.GetElapsedTime(start);
        if (failure is not null || !solve) return new LessonResult(engine, executed, failure, duration);

        var solved = LessonExercise.Solve(notebook);
        foreach (var exercise in LessonExercise.Solvable(solved))
        {
            count++;
            progress?.Invoke(count);
            var error = await session.RunAsync(exercise.Stub, cellTimeout, cancellation);
            if (error is null && !exercise.IsPassed) error = "the check doesn't pass it.";
            if (error is not null) failure ??= $"{notebook.Name}, solution of {exercise.Number}: {error}";
            if (session.HasEnded) break;
        }

        return new LessonResult(engine, executed, failure, duration) { Solved = solved };
    }
}
