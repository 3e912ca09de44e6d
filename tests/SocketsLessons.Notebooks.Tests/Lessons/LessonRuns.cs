using System.Collections.Concurrent;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>Runs each lesson once in each way that tests ask for, when the first of them asks, for all of them.</summary>
internal static class LessonRuns
{
    private static readonly ConcurrentDictionary<(string Name, CellEngine Engine, bool Solved), Lazy<Task<LessonResult>>> Results = new();

    /// <summary>The lesson as it is shipped.</summary>
    public static Task<LessonResult> ShippedAsync(string name, CellEngine engine) => Get(name, engine, solved: false);

    /// <summary>The lesson with the solution in the place of each exercise's stub.</summary>
    public static Task<LessonResult> SolvedAsync(string name, CellEngine engine) => Get(name, engine, solved: true);

    private static Task<LessonResult> Get(string name, CellEngine engine, bool solved) => Results.GetOrAdd((name, engine, solved), key =>
        new Lazy<Task<LessonResult>>(() => Runs.RunAsync(key.Solved ? Solved(key.Name) : Repository.Lesson(key.Name), key.Engine))).Value;

    private static Notebook Solved(string name)
    {
        var lesson = Repository.Lesson(name).Unexecuted();
        foreach (var exercise in LessonExercise.In(lesson)) exercise.Stub.Source = exercise.With(exercise.Solution!);
        return lesson;
    }
}
