using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>
/// Sleeps for the last part of a wait, which is shorter than the whole milliseconds of .NET's own waits: on Linux and
/// macOS accurate to some tens of microseconds (nanosleep(2)), on Windows to about a millisecond.
/// </summary>
internal static unsafe partial class PreciseSleep
{
    /// <summary>
    /// A sleep cannot be ended early, so it is short; to wait longer, look at the clock and sleep again.
    /// </summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMicroseconds(200);

    /// <summary>Asks the system not to round this thread's sleeps up: by 50 µs on Linux, by 15 ms on Windows.</summary>
    public static void RaiseTimerResolution()
    {
        if (OperatingSystem.IsLinux()) _ = Libc.prctl(Libc.PR_SET_TIMERSLACK, 1, 0, 0, 0);
        if (OperatingSystem.IsWindows()) _ = timeBeginPeriod(1);
    }

    /// <summary>Sleeps for a time, but no longer than <see cref="MaxDuration"/>.</summary>
    /// <param name="time">How long.</param>
    /// <param name="precise">False sleeps as on Windows, to test that elsewhere.</param>
    public static void For(TimeSpan time, bool precise = true)
    {
        if (time <= TimeSpan.Zero) return;
        if (!precise || OperatingSystem.IsWindows())
        {
            Thread.Sleep(1);
            return;
        }

        var duration = time < MaxDuration ? time : MaxDuration;
        var request = new Libc.timespec { tv_nsec = (nint)duration.TotalNanoseconds };
        _ = Libc.nanosleep(&request, null);
    }

    [LibraryImport("winmm")]
    private static partial uint timeBeginPeriod(uint milliseconds);
}
