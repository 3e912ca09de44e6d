using System.Diagnostics;
using SocketsLessons.Links;

namespace SocketsLessons.Tests.Links;

/// <summary>Both ways to wait: the one of Linux, and the one of every system.</summary>
public sealed class AlarmTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wait_takes_its_time(bool precise)
    {
        using var alarm = new Alarm(precise);
        var start = Stopwatch.GetTimestamp();
        alarm.Wait(TimeSpan.FromMilliseconds(20));
        // .NET's own waits may end a fraction of a millisecond early; callers look at the clock again.
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(19));
    }

    [Theory]
    [InlineData(true, 60_000)]
    [InlineData(false, 60_000)]
    [InlineData(true, null)]
    [InlineData(false, null)]
    public void Wake_ends_a_wait_of_another_thread_and_counts_when_it_comes_first(bool precise, int? milliseconds)
    {
        using var alarm = new Alarm(precise);
        TimeSpan? time = milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
        var waits = 0;
        var thread = new Thread(() =>
        {
            for (; waits < 2; Interlocked.Increment(ref waits)) alarm.Wait(time);
        });
        alarm.Wake();
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref waits) == 1, 10_000));
        alarm.Wake();
        Assert.True(thread.Join(10_000));
    }
}
