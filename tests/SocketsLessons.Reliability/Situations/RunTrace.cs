using System.Diagnostics;
using System.Text;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Finds what a run leaves behind: it gets its own folder for temporary files, and a name that its
/// processes inherit.</summary>
internal sealed class RunTrace : IDisposable
{
    private const string Variable = "SOCKETS_LESSONS_RUN";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly LessonCommand.Output _temporary = new();
    private readonly string _name = $"{Variable}={Guid.NewGuid():N}";

    public Setting Setting =>
        new() { Environment = { ["TMPDIR"] = _temporary.Folder, [Variable] = _name[(Variable.Length + 1)..] } };

    /// <summary>What is still there of a run that has ended; null when nothing is. A process that was told to end is
    /// given time.</summary>
    public async Task<string?> LeftAsync()
    {
        var start = Stopwatch.GetTimestamp();
        string[] left;
        while ((left = [.. Directory.GetFileSystemEntries(_temporary.Folder), .. Processes()]).Length > 0
            && Stopwatch.GetElapsedTime(start) < Deadline)
            await Task.Delay(100);
        return left.Length == 0 ? null : $"it left {string.Join(", ", left)}";
    }

    public void Dispose() => _temporary.Dispose();

    private IEnumerable<string> Processes() => !OperatingSystem.IsLinux() ? []
        : Process.GetProcesses().Where(process => IsOfThisRun(process.Id))
            .Select(process => $"process {process.Id} ({process.ProcessName})");

    // proc_pid_environ(5): the names and values that the program was started with, each ended by a zero byte.
    private bool IsOfThisRun(int process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/environ")).Split('\0').Contains(_name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is another user's.
        }
    }
}
