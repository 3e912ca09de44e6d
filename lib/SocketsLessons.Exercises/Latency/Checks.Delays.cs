using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class LatencyChecks
{
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Lets your function send messages on a schedule to a server that stalls once for 300 ms, and compares each delay
    /// that you return with the one that the server saw: from the moment at which the message was due until its answer
    /// left.
    /// </summary>
    /// <param name="delaysOf">Your function: from a connected socket, a count and an interval to the delay of each
    /// message.</param>
    public static CheckResult Delays(Func<Socket, int, TimeSpan, TimeSpan[]?> delaysOf) =>
        Check.Run($"{Lesson}.4", check =>
    {
        // A busy machine may hold up what the answer receives in one run, but hardly in two.
        if (!TryDelays(check, delaysOf, isLast: false)) TryDelays(check, delaysOf, isLast: true);
    });

    /// <returns>False when the delays are only too long, and this isn't the last run.</returns>
    private static bool TryDelays(Check check, Func<Socket, int, TimeSpan, TimeSpan[]?> delaysOf, bool isLast)
    {
        var run = new ScheduledRun(
            check.Random.Next(50, 65), check.Random.Next(8, 20), TimeSpan.FromMilliseconds(check.Random.Next(9, 13)));
        var (client, connection) = check.Sockets.Pair();
        TimeSpan[]? delays = null;
        var serving = check.Start(() => run.Serve(connection));
        var answer = check.Start(() => delays = delaysOf(client, run.Count, run.Interval)?.ToArray());
        if (!answer.Wait(TimeSpan.FromSeconds(3)))
            check.Stuck(
                answer, $"The server received {run.Arrivals.Count} messages of {run.Count}, and",
                "Send each message once, receive its answer once, and wait only when it is too early.");
        connection.Dispose();
        serving.Wait(TimeSpan.FromSeconds(1));

        if (answer.Error is { } error)
            check.Fail(
                Answer.Describe(error), error is ArgumentOutOfRangeException
                    ? "If that was a pause: it can't be negative, so wait only when it is too early."
                    : "Sending and receiving can stay as they were: only the times that you return have to change.");
        check.That(
            delays is not null && delays.Length == run.Count,
            $"You return {delays?.Length ?? 0} delays for {run.Count} messages.",
            "Return one delay for each message.",
            (delays?.Length > 0 && delays.Length < run.Count,
                "Those that were due during the stall count, too: leave none out."));
        check.That(
            run.Arrivals.Count == run.Count, $"The server received {run.Arrivals.Count} messages of {run.Count}.",
            run.Arrivals.Count < run.Count ? "Those that were due during the stall are sent late, not left out."
                : "Send each message once.");
        JudgeSchedule(check, run, delays!);
        if (!JudgeDelays(check, run, delays!, isLast)) return false;
        check.Pass(
            $"{delays!.Count(delay => delay > TimeSpan.FromMilliseconds(100))} of your {run.Count} delays are over "
                + "100 ms: nobody's waiting is left out.");
        return true;
    }

    private static void JudgeSchedule(Check check, ScheduledRun run, TimeSpan[] delays)
    {
        // How much later than due each message came, counted from the first one.
        var lateness = run.Arrivals.Select(
            (arrival, number) => arrival - run.Arrivals[0] - (number * run.Interval)).ToArray();
        // A busy machine may put off the first message, but hardly all that come before the stall.
        var took = run.Arrivals[run.StallsAt - 1] - run.Arrivals[0];
        var isEarly = took < (run.StallsAt - 1) * run.Interval * 0.6
            && lateness.Min() < TimeSpan.FromMilliseconds(-100);
        check.That(
            !isEarly,
            $"The first {run.StallsAt} messages came within "
                + $"{Milliseconds(took)}, at "
                + $"{run.Interval.TotalMilliseconds} ms from one to the next.",
            "Wait until a message is due before you send it.");
        check.That(
            lateness[^1] < Stall * 0.75,
            $"The last message was sent {Milliseconds(lateness[^1])} after it was due: after the stall your "
                + "messages keep their distance, so the whole schedule has slid.",
            "A message is due at a set time after the first one, whatever the server did.");
        check.That(
            delays.Min() > -run.Interval / 2, $"One of your delays is {Milliseconds(delays.Min())}.",
            "No answer comes before its message was due. In which order do you subtract?");
    }

    private static bool JudgeDelays(Check check, ScheduledRun run, TimeSpan[] delays, bool isLast)
    {
        check.That(
            delays.Distinct().Count() > 1, $"All your delays are {Milliseconds(delays[0])}.",
            "They are all the same: each message has its own delay.");
        // The schedule as the server saw it: no message comes before it is due, and some come hardly later.
        var start = run.Arrivals.Select((arrival, number) => arrival - (number * run.Interval)).Min();
        // The server saw when each answer left. A client sees it a moment later: never before.
        var seen = run.Answered.Select((answered, number) => answered - start - (number * run.Interval)).ToArray();
        var difference = delays.Zip(seen).Select(pair => pair.First - pair.Second).ToArray();
        var missed = seen.Zip(delays)
            .Count(pair => pair.First > TimeSpan.FromMilliseconds(100) && pair.Second < pair.First / 2);
        var longOnes = seen.Count(delay => delay > TimeSpan.FromMilliseconds(100));
        var isFromSending = delays.Count(delay => delay > TimeSpan.FromMilliseconds(100)) <= 2
            && missed >= longOnes - 2;
        check.StartedUnless(isFromSending && longOnes > 5 && delays.Max() > Stall * 0.8,
            $"The server stalled for {Stall.TotalMilliseconds} ms, while {(int)(Stall / run.Interval)} messages "
                + $"fell due. Of your delays only {delays.Count(delay => delay > TimeSpan.FromMilliseconds(100))} "
                + "is over 100 ms.",
            "A message that was due during the stall has waited since then, and not since it could be sent at last.");
        check.That(
            (difference[^1] - ((run.Count - 1) * run.Interval)).Duration() > run.Interval * 3,
            $"Your delays grow and grow; the last one, long after the stall, is {Milliseconds(delays[^1])}.",
            "Count each delay from the moment its own message was due, not from the start of the run.");
        // The least delayed by a busy machine.
        var usual = difference.Order().ElementAt(run.Count / 10);
        var worst = Enumerable.Range(0, run.Count).MinBy(number => difference[number]);
        check.That(difference[worst] > TimeSpan.FromMilliseconds(-6),
            $"Message {worst + 1} waited {Milliseconds(seen[worst])} from when it was due until the server answered "
                + $"it; you say {Milliseconds(delays[worst])}.",
            "Return the delays in the order of the messages, each from when its message was due to when its answer "
                + "came.",
            (delays.SequenceEqual(delays.Order()) || delays.SequenceEqual(delays.OrderDescending()),
                "Return them in the order of the messages: they are sorted."));
        check.That(
            usual < TimeSpan.FromMilliseconds(8),
            $"Your delays are about {Milliseconds(usual)} longer than what the server saw.",
            "Take the time right after the answer came, and subtract the moment at which that message was due.",
            (IsAbout(usual, run.Interval), "They are one interval too long: the first message is due at once, at 0."));
        var off = difference.Count(longer => longer > TimeSpan.FromMilliseconds(60));
        if (off > run.Count / 6 && !isLast) return false;
        check.That(
            off <= run.Count / 6, $"{off} of your delays are more than 60 ms longer than what the server saw.",
            "Only what was measured counts: each from when its message was due to when its answer came.");
        return true;
    }

    private static bool IsAbout(TimeSpan time, TimeSpan expected) =>
        (time - expected).Duration() < TimeSpan.FromMilliseconds(3);

    /// <summary>What the server is to do, and what it saw.</summary>
    private sealed record ScheduledRun(int Count, int StallsAt, TimeSpan Interval)
    {
        /// <summary>When each message came.</summary>
        public List<TimeSpan> Arrivals { get; } = [];

        /// <summary>When its answer left.</summary>
        public List<TimeSpan> Answered { get; } = [];

        public void Serve(Socket connection)
        {
            var clock = Stopwatch.StartNew();
            var message = new byte[1];
            while (connection.Receive(message) > 0)
            {
                Arrivals.Add(clock.Elapsed);
                if (Arrivals.Count == StallsAt) Thread.Sleep(Stall);
                Answered.Add(clock.Elapsed);
                connection.Send(message);
            }
        }
    }
}
