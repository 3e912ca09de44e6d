using System.Diagnostics;

namespace SocketsLessons;

/// <summary>Reckons in the ticks of <see cref="Stopwatch"/>, the monotonic clock.</summary>
internal static class Clock
{
    /// <summary>No warm-up lasts longer, however slow the path.</summary>
    public static readonly TimeSpan MaxWarmUp = TimeSpan.FromSeconds(1);

    public static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>Ticks as milliseconds, rounded up: sockets wait in whole milliseconds, and 0 would be for ever.</summary>
    public static int Milliseconds(long ticks) => ticks <= 0 ? 0 : (int)((ticks * 1000 + Stopwatch.Frequency - 1) / Stopwatch.Frequency);
}
