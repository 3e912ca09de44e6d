using System.Collections.Concurrent;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Interactive.Tests.Engines;

/// <summary>Runs each lesson once in the kernel, as shipped and with its solutions, for all tests together.</summary>
internal static class LessonRuns
{
    private static readonly ConcurrentDictionary<(string Name, bool Solved), Lazy<Task<LessonResult>>> InKernel = new();

    public static Task<LessonResult> InKernelAsync(string name, bool solved) => InKernel.GetOrAdd((name, solved), key =>
        new Lazy<Task<LessonResult>>(() => Runs.RunAsync(key.Solved ? Solved(key.Name) : Repository.Lesson(key.Name), CellEngine.Interactive))).Value;

    public static Notebook Solved(string name)
    {
        var lesson = Repository.Lesson(name).Unexecuted();
        foreach (var exercise in LessonExercise.In(lesson)) exercise.Stub.Source = exercise.With(exercise.Solution!);
        return lesson;
    }
}
