using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;

namespace SocketsLessons;

/// <summary>
/// Send, wait for the answer, send again. The load depends on the answers: while the server stalls, nothing is sent
/// that could measure the stall; <see cref="OpenLoop"/> does that.
/// </summary>
internal sealed class ClosedLoop(
    ProbeSocket socket, SampleBuffer buffer, ProbeOptions options, IPEndPoint server,
    TimeSpan thinkTime = default, CancellationToken stop = default)
{
    private readonly int _timeout = (int)Math.Ceiling(options.Timeout.TotalMilliseconds);

    // Fully optimized from the start; otherwise the first thousands of round trips would measure the JIT compiler.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run()
    {
        var begin = Stopwatch.GetTimestamp();
        var end = begin + Clock.Ticks(options.Deadline);
        var warm = begin + Clock.Ticks(Clock.MaxWarmUp);
        var think = Clock.Ticks(thinkTime);
        for (var sequence = buffer.First; sequence < options.Count; sequence++)
        {
            if (think > 0 && sequence > buffer.First) Pause(think, end);
            var now = Stopwatch.GetTimestamp();
            if (now > end)
            {
                buffer.StopAtDeadline();
                break;
            }

            if (sequence < 0 && now > warm) sequence = 0;
            buffer.AddSent(sequence, now, now);
            if (!socket.Send(sequence, now) || !Await(sequence, now))
            {
                buffer.StopReason ??= SampleBuffer.ConnectionClosed;
                return;
            }
        }

        // Receive what is late or duplicated.
        if (options.Linger > TimeSpan.Zero && (socket.MayRepeat || buffer.Distinct < buffer.SentCount))
            Listen(Stopwatch.GetTimestamp() + Clock.Ticks(options.Linger), int.MinValue);
    }

    private void Pause(long think, long end)
    {
        var moment = Math.Min(Stopwatch.GetTimestamp() + think, end);
        while (!stop.IsCancellationRequested && !Clock.SleepToward(moment)) { }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Await(int sequence, long sent)
    {
        // The fast path, as cheap as a bare socket.
        var received = socket.Receive(_timeout);
        if (received == ReceiveStatus.Message
            && buffer.AddArrival(socket.Message, Stopwatch.GetTimestamp(), sequence)) return true;
        return Check(received) && Listen(sent + Clock.Ticks(options.Timeout), sequence);
    }

    /// <summary>
    /// Receives until the expected answer arrives or the time is up; false if the connection was closed.
    /// </summary>
    private bool Listen(long until, int expected)
    {
        while (Clock.Milliseconds(until - Stopwatch.GetTimestamp()) is > 0 and var left)
        {
            var received = socket.Receive(left);
            if (received == ReceiveStatus.Message
                && buffer.AddArrival(socket.Message, Stopwatch.GetTimestamp(), expected)) return true;
            if (!Check(received)) return false;
        }

        return true;
    }

    private bool Check(ReceiveStatus received)
    {
        if (received == ReceiveStatus.Refused && !buffer.AnyArrived) throw ProbeSocket.ConnectFailed(server);
        return received != ReceiveStatus.Closed;
    }
}
