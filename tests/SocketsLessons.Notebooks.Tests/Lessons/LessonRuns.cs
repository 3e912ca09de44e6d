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

    /// <summary>The lesson as it is shipped.</summary>
    public static Task<LessonResult> ShippedAsync(string name, CellEngine engine) =>
        Get((name, engine), () => RunAsync(Repository.Lesson(name), engine));

    /// <summary>
    /// The lesson with each cell run twice in a row, then the solutions, each with the cells that need it; in the
    /// script engine.
    /// </summary>
    public static Task<LessonResult> TwiceThenSolvedAsync(string name) =>
        Get((name, null), () => RunAsync(TwiceThenSolved(Repository.Lesson(name)), CellEngine.Script));

    private static Task<LessonResult> Get(
        (string Name, CellEngine? Engine) key, Func<Task<LessonResult>> run) =>
        Results.GetOrAdd(key, _ => new Lazy<Task<LessonResult>>(run)).Value;

    private static async Task<LessonResult> RunAsync(Notebook lesson, CellEngine engine)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await Runs.RunAsync(lesson, engine);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Notebook TwiceThenSolved(Notebook lesson) => Runs.Make(
    [
        .. lesson.CodeCells.SelectMany(cell => (string[])[cell.Source, cell.Source]),
        .. LessonExercise.In(lesson).SelectMany(exercise => (string[])
            [exercise.With(exercise.Solution!), .. WhatNeeds(exercise.Stub, lesson).Select(cell => cell.Source)]),
    ]);

    private static IEnumerable<Cell> WhatNeeds(Cell stub, Notebook lesson) => lesson.CodeCells
        .Where(cell => cell != stub && CellDependency.Of(cell, lesson).Any(need => need.From == stub));
}
