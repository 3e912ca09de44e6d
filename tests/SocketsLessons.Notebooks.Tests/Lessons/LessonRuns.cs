using System.Collections.Concurrent;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Runs each lesson once in each way that tests ask for, when the first of them asks, for all of them. Two
/// lessons run at a time: most of a lesson's time is waiting.
/// </summary>
internal static class LessonRuns
{
    public const string NoKernel = "This build leaves out the kernel (UseKernel=false).";

    private static readonly ConcurrentDictionary<(string Name, CellEngine? Engine), Lazy<Task<LessonResult>>> Results =
        new();
    private static readonly SemaphoreSlim Turn = new(2);

    /// <summary>The lesson as it is shipped, and then its solutions, as the command runs it.</summary>
    public static Task<LessonResult> ShippedAsync(string name, CellEngine engine) =>
        Get((name, engine), () => RunAsync(Repository.Lesson(name), engine, solve: true));

    /// <summary>
    /// The lesson with each cell run twice in a row, then the solutions that other cells need, each with these cells;
    /// in the script engine.
    /// </summary>
    public static Task<LessonResult> TwiceAsync(string name) =>
        Get((name, null), () => RunAsync(Twice(Repository.Lesson(name)), CellEngine.Script, solve: false));

    private static Task<LessonResult> Get(
        (string Name, CellEngine? Engine) key, Func<Task<LessonResult>> run) =>
        Results.GetOrAdd(key, _ => new Lazy<Task<LessonResult>>(run)).Value;

    private static async Task<LessonResult> RunAsync(Notebook lesson, CellEngine engine, bool solve)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await Runs.RunAsync(lesson, engine, solve);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Notebook Twice(Notebook lesson) => Runs.Make(
    [
        .. lesson.CodeCells.SelectMany(cell => (string[])[cell.Source, cell.Source]),
        .. from exercise in LessonExercise.In(lesson)
           let others = WhatNeeds(exercise.Stub, lesson).Select(cell => cell.Source).ToArray()
           where others.Length > 0
           from cell in (string[])[exercise.With(exercise.Solution!), .. others]
           select cell,
    ]);

    private static IEnumerable<Cell> WhatNeeds(Cell stub, Notebook lesson) => lesson.CodeCells
        .Where(cell => cell != stub && CellDependency.Of(cell, lesson).Any(need => need.From == stub));
}
