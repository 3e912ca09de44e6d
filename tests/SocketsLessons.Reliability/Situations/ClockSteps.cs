using SocketsLessons.Runner;

namespace SocketsLessons.Reliability.Situations;

/// <summary>
/// The clock of the day is set while a lesson runs, as a laptop's is that wakes up. A small library, preloaded
/// into the lesson's program alone, does it: no other program on the machine notices.
/// </summary>
internal static class ClockSteps
{
    private static string Source => Path.Combine(Checkout.Root, "tests", "SocketsLessons.Reliability", "clock-steps.c");

    public static string? UnavailableReason() => !OperatingSystem.IsLinux() ? "It is made by Linux."
        : new Setting().RunAsync("cc", "--version").GetAwaiter().GetResult().Status == 0 ? null
            : "There is no C compiler (cc).";

    public static async Task RunAsync(Work work)
    {
        using var folder = new LessonCommand.Output();
        var library = Path.Combine(folder.Folder, "clock-steps.so");
        var built = await new Setting().RunAsync("cc", "-shared", "-fPIC", "-O2", "-o", library, Source);
        if (built.Status != 0)
        {
            work.Tell("clock-steps.c", built.Lines.FirstOrDefault());
            return;
        }

        var setting = new Setting { Environment = { ["LD_PRELOAD"] = library } };
        work.Tell("the clock itself", await StepsAsync(setting) ? null : "it does not step.");
        await work.EachLessonAsync(lesson => LessonCommand.TryAsync(lesson, setting));
    }

    /// <summary>Whether a program sees more than one hour within a few seconds.</summary>
    private static async Task<bool> StepsAsync(Setting setting)
    {
        var hours = await setting.RunAsync("sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10; do date +%H; sleep 0.17; done");
        return hours.Lines.Distinct().Count() >= 2;
    }
}
