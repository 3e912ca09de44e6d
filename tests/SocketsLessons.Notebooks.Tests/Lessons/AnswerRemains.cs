using System.Globalization;
using SocketsLessons.Checks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// What an answer may leave in this process after its check: open sockets, and its thread. Only Linux lists them, as
/// files (man 5 proc); elsewhere nothing is found.
/// </summary>
internal sealed class AnswerRemains
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _socketsBefore = OpenSockets.Now();
    private readonly HashSet<string> _threadsBefore = [.. Threads()];

    /// <summary>What is left of an answer to an exercise since this was made, or null.</summary>
    public string? Of(string exercise)
    {
        // A thread may take a moment to end, and a socket that nobody refers to is closed by the garbage collector.
        var isOver = SpinWait.SpinUntil(
            () => !Threads().Except(_threadsBefore).Any(thread => NameOf(thread) == $"exercise {exercise}"), WaitLimit);
        if (!isOver) return "a thread of it still runs";
        if (SpinWait.SpinUntil(() => NewSockets() == 0, TimeSpan.Zero)) return null;
        var isClosed = SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return NewSockets() == 0;
            },
            WaitLimit);
        return isClosed ? null
            : string.Create(CultureInfo.InvariantCulture, $"it left {NewSockets()} sockets that nothing closes");
    }

    private static string[] Threads() =>
        OperatingSystem.IsLinux() ? Directory.GetDirectories("/proc/self/task") : [];

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

    private int NewSockets() => OpenSockets.Now().Except(_socketsBefore).Count();
}
