using System.Globalization;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>
/// How many files and sockets a program may have open. .NET takes the system's limit for itself (setrlimit(2)), so
/// only that one counts; below it the runtime fails in places that no message explains.
/// </summary>
internal static class OpenFiles
{
    private const string Limits = "/proc/self/limits";

    // The engine itself needs about a hundred, and some lessons a few hundred sockets.
    private const int Fewest = 256;

    /// <exception cref="NotebookException">There are too few.</exception>
    public static void Require()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Limits)) return;
        var line = File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        // Name in three words, soft limit, hard limit, unit; a limit may be the word "unlimited".
        if (line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, _, var hard, ..]
            && int.TryParse(hard, CultureInfo.InvariantCulture, out var most) && most < Fewest)
            throw new NotebookException($"This system lets a program have {most} open files; lessons need {Fewest}. Raise the limit (ulimit -n) and run them again.");
    }
}
