namespace SocketsLessons;

/// <summary>
/// When a probe sends its next message: after the answer (a closed loop) or by the clock (an open loop). It decides
/// what a stall of the server looks like in the numbers.
/// </summary>
public sealed record Pacing
{
    private Pacing(string name, TimeSpan interval, bool isOpenLoop) =>
        (Name, Interval, IsOpenLoop) = (name, interval, isOpenLoop);

    /// <summary>"closed loop" or "open loop".</summary>
    public string Name { get; }

    /// <summary>An open loop's time from one message to the next; a closed loop's think time after an answer.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Whether messages are sent by the clock, whatever has come back.</summary>
    public bool IsOpenLoop { get; }

    /// <summary>
    /// Send, wait for the answer, send again. While the server stalls, nothing is sent that could measure the stall
    /// ("coordinated omission").
    /// </summary>
    /// <param name="thinkTime">The pause between an answer and the next message, 0 to 1 minute; none by default.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is out of its range.</exception>
    public static Pacing ClosedLoop(TimeSpan thinkTime = default) =>
        new("closed loop", Checked(thinkTime), isOpenLoop: false);

    /// <summary>
    /// Send at fixed times, whatever has come back. Delays count from the time at which a message was due, so a stall
    /// shows in every message that had to wait for it.
    /// </summary>
    /// <param name="interval">The time from one message to the next, 0 to 1 minute; 0 sends without a pause.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is out of its range.</exception>
    public static Pacing OpenLoop(TimeSpan interval) => new("open loop", Checked(interval), isOpenLoop: true);

    /// <summary>The pacing's name, which a run is called by.</summary>
    public override string ToString() => Name;

    internal static TimeSpan Checked(TimeSpan interval) =>
        interval >= TimeSpan.Zero && interval <= TimeSpan.FromMinutes(1)
        ? interval
        : throw new ArgumentOutOfRangeException(nameof(interval), "An interval must be 0 to 1 minute.");
}
