using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class Lesson05
{
    private const int Sent = 60;
    private const int StallsAt = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Checks exercise 05.4: delays that count from the moment at which a message was due. The server stalls for
    /// 300 ms, in which 30 messages fall due at 10 ms from one to the next: some twenty of them meet more than
    /// 100 ms. Counted from sending, it is one.
    /// </summary>
    public static CheckResult CheckDelays(Func<Socket, int, TimeSpan, TimeSpan[]> delaysOf)
    {
        const string Exercise = "05.4";
        var arrivals = new List<TimeSpan>();
        TimeSpan[]? delays = null;
        var (attempt, ended) = Against(
            connection =>
            {
                var clock = Stopwatch.StartNew();
                var message = new byte[1];
                while (connection.Receive(message) > 0)
                {
                    arrivals.Add(clock.Elapsed);
                    if (arrivals.Count == StallsAt) Thread.Sleep(Stall);
                    connection.Send(message);
                }
            },
            client => delays = delaysOf(client, Sent, Interval));

        // The server's thread is over: it ended with its connection.
        if (!ended) return CheckResult.Incorrect(Exercise, $"Your function has not returned; the server received {arrivals.Count} messages of {Sent}.", "Send each message once and receive its answer once.");
        if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "A pause cannot be negative: wait only when it is too early.");
        if (delays?.Length != Sent) return CheckResult.Incorrect(Exercise, $"You return {delays?.Length ?? 0} delays for {Sent} messages.", "Those that were due during the stall count, too: leave none out.");
        if (arrivals.Count < Sent) return CheckResult.Incorrect(Exercise, $"The server received {arrivals.Count} messages of {Sent}.", "Those that were due during the stall are sent late, not left out.");

        var longer = delays.Count(delay => delay > TimeSpan.FromMilliseconds(100));
        var last = delays[^10..].Order().ElementAt(5);
        // Sent without a pause, they take little more than the stall; by the schedule, 590 ms.
        if (arrivals[^1] - arrivals[0] < Stall + 10 * Interval && arrivals[StallsAt - 1] - arrivals[0] < StallsAt * Interval * 0.6)
            return CheckResult.Incorrect(Exercise, $"The {Sent} messages came within {Milliseconds(arrivals[^1] - arrivals[0])}, at {Interval.TotalMilliseconds} ms from one to the next.", "Wait until a message is due before you send it.");
        // Thread.Sleep counts whole milliseconds, and may wake up a little too early.
        if (delays.Any(delay => delay < -Interval / 2)) return CheckResult.Incorrect(Exercise, $"One of your delays is {Milliseconds(delays.Min())}.", "No answer comes before its message was due. In which order do you subtract?");
        if (last > TimeSpan.FromMilliseconds(400)) return CheckResult.Incorrect(Exercise, $"The last delays, long after the stall, are still {Milliseconds(last)}.", "Count each delay from the moment its own message was due, not from the start of the run.");
        // Behind a stall, a schedule that is held sends without pause until it has caught up.
        var caughtUp = arrivals.Zip(arrivals.Skip(1)).Skip(StallsAt).Count(pair => pair.Second - pair.First < Interval / 2);
        if (longer < 10 && caughtUp < 5)
            return CheckResult.Incorrect(Exercise, $"Only {longer} of your delays are over 100 ms: after the stall your messages keep their distance, so the whole schedule has slid.", "A message is due at a set time after the first one, whatever the server did.");
        return longer < 10
            ? CheckResult.NotStarted(Exercise, $"The server stalled for {Stall.TotalMilliseconds} ms, while {Stall / Interval} messages fell due. Of your delays only {longer} {(longer == 1 ? "is" : "are")} over 100 ms.", "Who was due during the stall has waited since then, and not since the message could be sent at last.")
            : CheckResult.Passed(Exercise, $"{longer} of your {Sent} delays are over 100 ms: nobody's waiting is left out.");
    }
}
