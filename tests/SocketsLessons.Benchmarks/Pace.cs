using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SocketsLessons.Benchmarks;

/// <summary>
/// Waits for a moment without spinning: a spinning sender would take a core from what is measured. On
/// Linux exact to some tens of microseconds, elsewhere to a millisecond, so streams come in small bursts.
/// </summary>
internal static class Pace
{
    /// <summary>Asks Linux not to round this thread's sleeps up by its usual 50 µs.</summary>
    public static void RaiseTimerResolution()
    {
        if (OperatingSystem.IsLinux()) _ = prctl(29, 1, 0, 0, 0);
    }

    /// <summary>Waits for a time of the <see cref="Stopwatch"/>.</summary>
    public static void Until(long timestamp)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp) is { Ticks: > 0 } wait)
        {
            if (OperatingSystem.IsLinux())
            {
                var time = new TimeSpec
                {
                    Seconds = (long)wait.TotalSeconds,
                    Nanoseconds = (long)wait.TotalNanoseconds % 1_000_000_000,
                };
                _ = nanosleep(ref time, 0);
            }
            else
            {
                Thread.Sleep(1);
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds, Nanoseconds;
    }

    [DllImport("libc")] private static extern int nanosleep(ref TimeSpec time, nint remaining);
    [DllImport("libc")] private static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);
}
