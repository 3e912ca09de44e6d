using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// One direction of a link: receiving threads add datagrams, and the link's own thread forwards each when it is due.
/// </summary>
internal sealed class LinkPipe : IDisposable
{
    private static readonly TimeSpan MinWait = TimeSpan.FromMicroseconds(1200);

    private readonly object _gate = new();
    private readonly Impairment _impairment;
    private readonly LinkLog _log;
    private readonly DelayLine _line = new();
    private readonly Action<LinkSession, ReadOnlySpan<byte>> _send;
    private readonly long _start;
    private readonly int _uncounted;
    private readonly Thread _thread;
    private bool _stopped;
    private volatile CaptureBuffer? _capture;

    /// <param name="settings">What it does to the datagrams.</param>
    /// <param name="direction">Which direction this is.</param>
    /// <param name="start">When the link was started, as a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="send">Forwards a datagram.</param>
    /// <param name="uncounted">How many bytes of each frame are headers that take no time on the line.</param>
    public LinkPipe(
        LinkSettings settings, LinkDirection direction, long start, Action<LinkSession, ReadOnlySpan<byte>> send,
        int uncounted = 0)
    {
        _impairment = new Impairment(settings, direction);
        _log = new LinkLog(direction);
        (_start, _send, _uncounted) = (start, send, uncounted);
        _thread = new Thread(Run) { IsBackground = true, Name = $"link {direction}" };
        _thread.Start();
    }

    public LinkSettings Settings { get => _impairment.Settings; set => _impairment.Settings = value; }

    /// <summary>Sees every datagram, where there is one.</summary>
    public CaptureBuffer? Capture { get => _capture; set => _capture = value; }

    public LinkRecord[] Records
    {
        get
        {
            lock (_gate) return [.. _log.Records];
        }
    }

    private TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    public LinkCounts Count(long? kernelDropped)
    {
        lock (_gate) return _log.Count(kernelDropped);
    }

    /// <summary>Adds a datagram; called by the thread that received it.</summary>
    public void Arrive(LinkSession? session, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            // The clock is read under the lock, so that arrival times and numbers grow together.
            var now = Now;
            var bytes = payload.Length - _uncounted;
            var decision = _impairment.Decide(bytes, now, _line.HasRoom(payload.Length));
            var number = _log.Arrive(bytes, now, decision);
            _capture?.Arrive(number, now, decision, payload);
            if (decision.IsDropped) return;

            var next = _line.NextDue;
            Enter(session, payload, number, decision, decision.Due);
            if (decision.Effects.HasFlag(LinkEffects.Duplicated))
                Enter(session, payload, -number, decision, decision.CopyDue);
            if (_line.NextDue != next) Monitor.Pulse(_gate);
        }
    }

    /// <summary>Stops the thread; datagrams in transit are discarded.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join(TimeSpan.FromSeconds(5));
    }

    private void Enter(
        LinkSession? session, ReadOnlySpan<byte> payload, long number, LinkDecision decision, TimeSpan due)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(buffer);
        if (decision.Effects.HasFlag(LinkEffects.Corrupted))
            buffer[decision.Bit / 8] ^= (byte)(1 << (decision.Bit % 8));
        _line.Add(
            new Datagram(buffer, payload.Length, session, number), due,
            decision.Effects.HasFlag(LinkEffects.Reordered));
    }

    private void Run()
    {
        PreciseSleep.RaiseTimerResolution();
        while (Next(out var datagram, out var due)) Send(datagram, due);
    }

    /// <summary>Waits until a datagram is due; false once the link is disposed.</summary>
    private bool Next(out Datagram datagram, out TimeSpan due)
    {
        while (true)
        {
            TimeSpan left;
            lock (_gate)
            {
                var now = Now;
                if (_line.TryTake(now, out datagram, out due) || _stopped)
                {
                    // Logged before it is sent, so that its receiver finds it in the log.
                    if (_stopped) return false;
                    now = Now;
                    _log.Depart(datagram.Number, due, now);
                    _capture?.Depart(datagram.Number, now);
                    return true;
                }

                left = due - Now;
                if (left > MinWait)
                {
                    // This wait has whole milliseconds and ends a little late; PreciseSleep takes the rest.
                    Monitor.Wait(_gate, (int)Math.Min(left.TotalMilliseconds - 0.2, 60_000));
                    continue;
                }
            }

            PreciseSleep.For(left);
        }
    }

    private void Send(Datagram datagram, TimeSpan due)
    {
        try
        {
            _send(datagram.Session!, datagram.Buffer.AsSpan(0, datagram.Length));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The receiver's port is closed, or the link is being disposed.
            lock (_gate) _log.Refuse(datagram.Number, due);
        }

        ArrayPool<byte>.Shared.Return(datagram.Buffer);
    }
}
