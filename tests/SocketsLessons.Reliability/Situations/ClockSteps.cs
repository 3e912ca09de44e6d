using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Reliability.Situations;

/// <summary>
/// The clock of the day is set while a lesson runs, as a laptop's is that wakes up. libfaketime does it for one
/// program, and leaves the monotonic clock alone, as the system does.
/// </summary>
internal static class ClockSteps
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    private static string? Library => !OperatingSystem.IsLinux() || !Directory.Exists("/usr/lib") ? null
        : Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).FirstOrDefault();

    public static string? WhyNot() => Library is null ? "libfaketime is not installed." : null;

    public static async Task RunAsync(Work work)
    {
        var file = Path.GetTempFileName();
        using var end = new CancellationTokenSource();
        var stepping = Task.Run(async () =>
        {
            for (var step = 0; !end.IsCancellationRequested; step++)
            {
                await File.WriteAllTextAsync(file, step % 2 == 0 ? "+3600\n" : "-3600\n", CancellationToken.None);
                await Task.Delay(Step, CancellationToken.None);
            }
        });
        var setting = new Setting
        {
            Environment =
            {
                ["LD_PRELOAD"] = Library!,
                ["FAKETIME_TIMESTAMP_FILE"] = file,
                ["FAKETIME_NO_CACHE"] = "1",
                ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            },
        };
        await work.EachLessonAsync((Notebook lesson) => LessonCommand.TryAsync(lesson, setting));
        await end.CancelAsync();
        await stepping;
        File.Delete(file);
    }
}
