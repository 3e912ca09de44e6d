using System.Diagnostics;

namespace SocketsLessons.Checks;

/// <summary>Waits that always end.</summary>
internal static class Waiting
{
    /// <summary>Polls until the condition is met; false when it isn't by the deadline.</summary>
    public static bool Until(Func<bool> condition, TimeSpan deadline)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > deadline) return false;
            Thread.Sleep(1);
        }

        return true;
    }
}
