using System.Diagnostics;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Reliability;

/// <summary>What a situation is given: the lessons and how much is asked for; and where it tells what happened to
/// it.</summary>
/// <param name="lessons">The lessons to try.</param>
/// <param name="isQuick">Whether this is the quick part.</param>
/// <param name="times">How often to repeat what is repeated; null for the situation's own choice.</param>
internal sealed class Work(IReadOnlyList<Notebook> lessons, bool isQuick, int? times)
{
    /// <summary>Every run has the same random numbers, so that a failure can be seen again.</summary>
    public const int Seed = 20_261_121;

    private readonly Lock _lock = new();
    private readonly List<string> _failures = [];
    private long _start = Stopwatch.GetTimestamp();

    public IReadOnlyList<Notebook> Lessons { get; } = lessons;

    public int Tried { get; private set; }

    public IReadOnlyList<string> Failures
    {
        get { lock (_lock) return [.. _failures]; }
    }

    public int Times(int quick, int full) => IsQuick ? quick : times ?? full;

    public bool IsQuick { get; } = isQuick;

    /// <summary>Counts one try, and its failure if it has one.</summary>
    public void Tell(string label, string? failure)
    {
        lock (_lock)
        {
            Tried++;
            if (failure is not null) _failures.Add($"{label}: {failure}");
            var mark = failure is null ? "." : $"\n    {label}: {failure}\n";
            Console.Write(mark);
            if (Stopwatch.GetElapsedTime(_start).TotalMinutes < 5) return;
            _start = Stopwatch.GetTimestamp();
            Console.Write($" {Tried} ");
        }
    }

    /// <summary>Tries each lesson, as many at a time as there are processors: they wait more than they
    /// compute.</summary>
    public Task EachLessonAsync(Func<Notebook, Task<string?>> tryLesson, string label = "") => Parallel.ForEachAsync(
        Lessons,
        new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) },
        async (lesson, _) => Tell($"{lesson.Name}{(label.Length > 0 ? $", {label}" : "")}", await tryLesson(lesson)));
}
