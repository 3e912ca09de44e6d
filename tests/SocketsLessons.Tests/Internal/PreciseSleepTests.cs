using System.Diagnostics;

namespace SocketsLessons.Tests.Internal;

/// <summary>Both ways to sleep: the one of Unix, and the one of Windows, which works everywhere.</summary>
public sealed class PreciseSleepTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sleeping_until_a_moment_takes_few_sleeps(bool precise)
    {
        var moment = TimeSpan.FromMilliseconds(20);
        var start = Stopwatch.GetTimestamp();
        var sleeps = 0;
        for (; Stopwatch.GetElapsedTime(start) < moment; sleeps++)
            PreciseSleep.For(moment - Stopwatch.GetElapsedTime(start), precise);

        // No sleep but the last is shorter than 0.2 ms, so there is no room for many more; a sleep that took
        // no time would come round a hundred thousand times. The last may end short of the moment.
        Assert.InRange(sleeps, 1, 200);
    }
}
