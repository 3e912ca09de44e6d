using System.Collections.Concurrent;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Runs each lesson once in each way that tests ask for, when the first of them asks, for all of them. One lesson runs
/// at a time: lessons measure.
/// </summary>
internal static class LessonRuns
{
    public const string NoKernel = "This build leaves out the kernel (UseKernel=false).";

    private enum Variant
    {
        Shipped,
        Solved,
        EachCellTwice,
    }

    private static readonly
        ConcurrentDictionary<(string Name, CellEngine Engine, Variant Variant), Lazy<Task<LessonResult>>>
        Results = new();
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The lesson as it is shipped.</summary>
    public static Task<LessonResult> ShippedAsync(string name, CellEngine engine) => Get(name, engine, Variant.Shipped);

    /// <summary>The lesson with the solution in the place of each exercise's stub.</summary>
    public static Task<LessonResult> SolvedAsync(string name, CellEngine engine) => Get(name, engine, Variant.Solved);

    /// <summary>The lesson with each cell run twice in a row, in the script engine.</summary>
    public static Task<LessonResult> EachCellTwiceAsync(string name) =>
        Get(name, CellEngine.Script, Variant.EachCellTwice);

    private static Task<LessonResult> Get(string name, CellEngine engine, Variant variant) =>
        Results.GetOrAdd(
            (name, engine, variant), key =>
                new Lazy<Task<LessonResult>>(
                    () => RunAsync(Make(Repository.Lesson(key.Name), key.Variant), key.Engine))).Value;

    private static Notebook Make(Notebook lesson, Variant variant) => variant switch
    {
        Variant.Solved => Solved(lesson),
        Variant.EachCellTwice => EachCellTwice(lesson),
        _ => lesson,
    };

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

    private static Notebook Solved(Notebook lesson)
    {
        var solved = lesson.Unexecuted();
        foreach (var exercise in LessonExercise.In(solved)) exercise.Stub.Source = exercise.With(exercise.Solution!);
        return solved;
    }

    private static Notebook EachCellTwice(Notebook lesson) =>
        Runs.Make([.. lesson.CodeCells.SelectMany(cell => (string[])[cell.Source, cell.Source])]);
}
