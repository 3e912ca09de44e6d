using System.Diagnostics;
using System.Globalization;
using SocketsLessons.Checks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// What an answer may leave in its process after its check: open sockets, and its thread. Only Linux lists them, as
/// files (man 5 proc); elsewhere nothing is found.
/// </summary>
internal sealed class AnswerRemains(int process)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _socketsBefore = OpenSockets.Now($"{process}");
    private readonly HashSet<string> _threadsBefore = [.. Threads(process)];

    /// <summary>What is left of an answer to an exercise since this was made, or null.</summary>
    /// <param name="exercise">The number of the exercise, which its thread is named after.</param>
    /// <param name="collect">Collects the garbage of the process, which closes sockets that nobody refers to; null to
    /// look for no sockets.</param>
    public async Task<string?> OfAsync(string exercise, Func<Task>? collect)
    {
        // A thread may take a moment to end.
        var isOver = SpinWait.SpinUntil(
            () => !Threads(process).Except(_threadsBefore).Any(thread => NameOf(thread) == $"exercise {exercise}"),
            WaitLimit);
        if (!isOver) return "a thread of it still runs";
        if (collect is null) return null;
        var start = Stopwatch.GetTimestamp();
        while (NewSockets() > 0 && Stopwatch.GetElapsedTime(start) < WaitLimit) await collect();
        return NewSockets() is > 0 and var left
            ? string.Create(CultureInfo.InvariantCulture, $"it left {left} sockets that nothing closes") : null;
    }

    private static string[] Threads(int process) =>
        OperatingSystem.IsLinux() ? Directory.GetDirectories($"/proc/{process}/task") : [];

    private static string? NameOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            // It ended while the list was read.
            return null;
        }
    }

    private int NewSockets() => OpenSockets.Now($"{process}").Except(_socketsBefore).Count();
}
