using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;

namespace SocketsLessons;

/// <summary>
/// Sends at fixed times, whatever has come back, from its own thread, while the caller's thread receives. Delays count
/// from when a message was due, so a stall shows in every message that had to wait.
/// </summary>
internal sealed class OpenLoop(
    ProbeSocket outward, ProbeSocket inward, SampleBuffer buffer, ProbeOptions options, IPEndPoint target,
    TimeSpan interval)
{
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
            // Ends a sender that waits for its moment, or blocks in Send because the peer doesn't read.
            _over = true;
            if (!_sent) outward.Dispose();
            sender.Join();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void SendAll()
    {
        var step = Clock.Ticks(interval);
        var begin = Stopwatch.GetTimestamp();
        var end = begin + Clock.Ticks(options.Deadline);
        var warmUp = step == 0 ? options.WarmUp : Math.Min(options.WarmUp, Clock.Ticks(Clock.MaxWarmUp) / step);
        for (var sequence = (int)-warmUp; sequence < options.Count; sequence++)
        {
            var due = begin + (sequence + warmUp) * step;
            if (step > 0 && !WaitUntil(Math.Min(due, end))) break;
            var now = Stopwatch.GetTimestamp();
            if (now >= end)
            {
                buffer.StopAtDeadline();
                break;
            }

            buffer.AddSent(sequence, step > 0 ? due : now, now);
            if (outward.Send(sequence, now)) continue;
            buffer.StopReason ??= SampleBuffer.ConnectionClosed;
            break;
        }

        _sent = true;
    }

    /// <summary>False if the run ends before the moment has come.</summary>
    private bool WaitUntil(long moment)
    {
        while (!Clock.SleepToward(moment))
        {
            if (_over) return false;
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
            var received = inward.Receive(Clock.PollMilliseconds);
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
