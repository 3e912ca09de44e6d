using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>
/// Sleeps for the last part of a wait, which is shorter than the whole milliseconds of .NET's own waits:
/// on Unix exact to some tens of microseconds (nanosleep(2)), on Windows to about a millisecond.
/// </summary>
internal static class PreciseSleep
{
    /// <summary>Nobody can end a nap early, so it is a short one; who needs more looks up and naps again.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMicroseconds(200);

    /// <summary>Asks the system not to round this thread's sleeps up: by 50 µs on Linux, by 15 ms on Windows.</summary>
    public static void RaiseTimerResolution()
    {
        if (OperatingSystem.IsLinux()) _ = prctl(29, 1, 0, 0, 0); // PR_SET_TIMERSLACK
        if (OperatingSystem.IsWindows()) _ = timeBeginPeriod(1);
    }

    /// <summary>Sleeps for that long, but no longer than <see cref="MaxDuration"/>.</summary>
    /// <param name="time">How long.</param>
    /// <param name="precise">False for the way of Windows, to test it elsewhere.</param>
    public static void For(TimeSpan time, bool precise = true)
    {
        if (time <= TimeSpan.Zero) return;
        if (!precise || OperatingSystem.IsWindows())
        {
            Thread.Sleep(1);
            return;
        }

        var duration = time < MaxDuration ? time : MaxDuration;
        var rest = new TimeSpec { Nanoseconds = (nint)duration.TotalNanoseconds };
        _ = nanosleep(ref rest, 0);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds, Nanoseconds;
    }

    [DllImport("libc")] private static extern int nanosleep(ref TimeSpec time, nint remaining);
    [DllImport("libc")] private static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);
    [DllImport("winmm")] private static extern uint timeBeginPeriod(uint milliseconds);
}
