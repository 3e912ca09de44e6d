using System.Diagnostics;

namespace SocketsLessons;

/// <summary>Converts and waits in ticks of <see cref="Stopwatch"/>, the monotonic clock.</summary>
internal static class Clock
{
    /// <summary>The longest warm-up, however slow the path.</summary>
    public static readonly TimeSpan MaxWarmUp = TimeSpan.FromSeconds(1);

    /// <summary>How often a loop that waits looks whether the run is over, in milliseconds.</summary>
    public const int PollMilliseconds = 20;

    // How much the system's timer may overshoot: on Windows it ticks every 15.6 ms.
    private static readonly int TimerMilliseconds = OperatingSystem.IsWindows() ? 17 : 2;

    public static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>
    /// Ticks as milliseconds, rounded up: socket timeouts have whole milliseconds, and 0 means forever.
    /// </summary>
    public static int Milliseconds(long ticks) =>
        ticks <= 0 ? 0 : (int)((ticks * 1000 + Stopwatch.Frequency - 1) / Stopwatch.Frequency);

    /// <summary>
    /// One step of a wait: sleeps where the timer cannot overshoot the moment, otherwise yields. True once the moment
    /// has come.
    /// </summary>
    public static bool SleepToward(long moment)
    {
        var left = moment - Stopwatch.GetTimestamp();
        if (left <= 0) return true;
        if (Milliseconds(left) - TimerMilliseconds is > 0 and var sleep)
            Thread.Sleep(Math.Min(sleep, PollMilliseconds));
        else Thread.Sleep(0);
        return false;
    }
}
