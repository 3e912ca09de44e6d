using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Links;

/// <summary>
/// One direction of a link: the receiving threads put datagrams in, and a thread of its own passes
/// each on when it is due.
/// </summary>
internal sealed class LinkPipe : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Impairment _impairment;
    private readonly LinkLog _log;
    private readonly DelayLine _line = new();
    private readonly Stack<Datagram> _spare = new();
    private readonly Alarm _alarm = new();
    private readonly Action<Datagram> _send;
    private readonly long _start;
    private readonly Thread _thread;
    private TimeSpan? _asleepUntil;
    private volatile bool _stopped;

    public LinkPipe(LinkSettings settings, LinkDirection direction, long start, Action<Datagram> send)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _impairment = new Impairment(settings, direction);
        _log = new LinkLog(direction);
        _start = start;
        _send = send;
        _thread = new Thread(Run) { IsBackground = true, Name = $"link {direction}" };
        _thread.Start();
    }

    public LinkSettings Settings
    {
        get
        {
            lock (_gate) return _impairment.Settings;
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (_gate) _impairment.Settings = value;
        }
    }

    public LinkRecord[] Records
    {
        get
        {
            lock (_gate) return [.. _log.Records];
        }
    }

    public LinkCounts Count(long? kernelDropped)
    {
        lock (_gate) return _log.Count(kernelDropped);
    }

    /// <summary>Takes a datagram in; called by the thread that received it.</summary>
    public void Arrive(ReadOnlySpan<byte> payload, LinkSession session)
    {
        bool wake;
        lock (_gate)
        {
            // Read under the lock, so that arrival times and arrival numbers grow together.
            var now = Stopwatch.GetElapsedTime(_start);
            var verdict = _impairment.Judge(payload.Length, now, _line.HasRoom(payload.Length));
            var number = _log.Arrive(payload.Length, now, verdict);
            if ((verdict.Fate & (LinkFate.Lost | LinkFate.Overflowed)) != 0) return;

            Enter(payload, session, number, verdict, verdict.Due);
            if (verdict.Fate.HasFlag(LinkFate.Duplicated)) Enter(payload, session, 0, verdict, verdict.CopyDue);
            wake = _asleepUntil is { } until && _line.NextDue < until;
            if (wake) _asleepUntil = null;
        }

        if (wake) _alarm.Wake();
    }

    /// <summary>Stops the thread; what is still on its way is gone.</summary>
    public void Dispose()
    {
        _stopped = true;
        _alarm.Wake();
        // Not joined in time only if the machine stands still; then the alarm is left to the finalizer.
        if (_thread.Join(TimeSpan.FromSeconds(5))) _alarm.Dispose();
    }

    private void Enter(ReadOnlySpan<byte> payload, LinkSession session, long number, Verdict verdict, TimeSpan due)
    {
        var datagram = _spare.Count > 0 ? _spare.Pop() : new Datagram();
        datagram.Fill(payload, session, number);
        if (verdict.Fate.HasFlag(LinkFate.Corrupted)) datagram.FlipBit(verdict.Bit);
        _line.Add(datagram, due, verdict.Fate.HasFlag(LinkFate.Reordered));
    }

    private void Run()
    {
        Alarm.SharpenThisThread();
        while (!_stopped)
        {
            if (Next(out var wait) is { } datagram) Send(datagram);
            else _alarm.Wait(wait);
        }
    }

    private Datagram? Next(out TimeSpan? wait)
    {
        lock (_gate)
        {
            wait = null;
            var now = Stopwatch.GetElapsedTime(_start);
            if (_line.TryTake(now, out var datagram, out var due))
            {
                _asleepUntil = null;
                _log.Depart(datagram.Number, due, now);
                return datagram;
            }

            _asleepUntil = _line.NextDue ?? TimeSpan.MaxValue;
            if (_line.NextDue is { } next) wait = next - now;
            return null;
        }
    }

    private void Send(Datagram datagram)
    {
        var sent = true;
        try
        {
            _send(datagram);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            sent = false; // no such receiver any more, or the link is being disposed
        }

        lock (_gate)
        {
            if (!sent) _log.Refuse();
            // A rare giant's buffer is not kept.
            if (datagram.BufferSize <= 2048) _spare.Push(datagram);
        }
    }
}
