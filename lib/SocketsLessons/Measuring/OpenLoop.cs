using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;

namespace SocketsLessons;

/// <summary>
/// Sends at set times, whatever has come back, from a thread of its own, while the caller's thread
/// receives. Since delays count from the set time, a stall shows in every message that had to wait.
/// </summary>
internal sealed class OpenLoop(ProbeSocket outward, ProbeSocket inward, SampleBuffer buffer, ProbeOptions options, IPEndPoint target)
{
    // How often each end looks up from its waiting to see whether the run is over.
    private const int PollInterval = 20;

    // By how much the system's timer may overshoot: on Windows it ticks every 15.6 ms.
    private static readonly int TimerMilliseconds = OperatingSystem.IsWindows() ? 17 : 2;

    private volatile bool _over;
    private volatile bool _sent;

    public void Run()
    {
        var sender = new Thread(SendAll) { IsBackground = true, Name = "probe sender" };
        sender.Start();
        try
        {
            ReceiveAll();
        }
        finally
        {
            // Ends a sender that waits for its moment, or for room in a connection that nobody reads.
            _over = true;
            if (!_sent) outward.Dispose();
            sender.Join();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void SendAll()
    {
        var interval = Clock.Ticks(options.Interval);
        var begin = Stopwatch.GetTimestamp();
        var end = begin + Clock.Ticks(options.Deadline);
        var warmUp = interval == 0 ? options.WarmUp : Math.Min(options.WarmUp, Clock.Ticks(Clock.MaxWarmUp) / interval);
        for (var sequence = (int)-warmUp; sequence < options.Count; sequence++)
        {
            var due = begin + (sequence + warmUp) * interval;
            if (interval > 0 && !WaitUntil(Math.Min(due, end))) break;
            var now = Stopwatch.GetTimestamp();
            if (now >= end)
            {
                buffer.StopAtDeadline();
                break;
            }

            buffer.AddSent(sequence, interval > 0 ? due : now, now);
            if (outward.Send(sequence, now)) continue;
            buffer.StopReason ??= SampleBuffer.ConnectionClosed;
            break;
        }

        _sent = true;
    }

    /// <summary>Waits asleep while the timer cannot overshoot, then giving way to others; false if the run is over.</summary>
    private bool WaitUntil(long moment)
    {
        while (moment - Stopwatch.GetTimestamp() is > 0 and var left)
        {
            if (_over) return false;
            if (Clock.Milliseconds(left) - TimerMilliseconds is > 0 and var sleep) Thread.Sleep(Math.Min(sleep, PollInterval));
            else Thread.Sleep(0);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ReceiveAll()
    {
        var grace = Clock.Ticks(options.Timeout + options.Linger);
        var linger = inward.MayRepeat ? Clock.Ticks(options.Linger) : 0;
        var end = Stopwatch.GetTimestamp() + Clock.Ticks(options.Deadline) + grace;
        var last = 0L;
        while (true)
        {
            var received = inward.Receive(PollInterval);
            var now = Stopwatch.GetTimestamp();
            if (received == ReceiveStatus.Message)
            {
                buffer.AddArrival(inward.Message, now);
                last = now;
            }
            else if (received == ReceiveStatus.Refused && !buffer.AnyArrived)
            {
                throw ProbeSocket.ConnectFailed(target);
            }
            else if (received == ReceiveStatus.Closed)
            {
                buffer.StopReason ??= SampleBuffer.ConnectionClosed;
                return;
            }

            if (now > end) return;
            if (!_sent) continue;
            var complete = buffer.Distinct == buffer.SentCount;
            if (now > buffer.LastDue + grace || (complete && now >= last + linger)) return;
        }
    }
}
