using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Links;

/// <summary>
/// One direction of one TCP connection through a link: a thread that reads, and a thread that writes
/// what was read once it has travelled long enough.
/// </summary>
internal sealed class StreamPump : IDisposable
{
    private const int MostBytes = 1 << 20;
    private const int StackSize = 256 << 10;

    private readonly Socket _from;
    private readonly Socket _to;
    private readonly Func<StreamSettings> _settings;
    private readonly Action _atEnd;
    private readonly Action _cut;
    private readonly Alarm _alarm = new();
    private readonly object _gate = new();
    private readonly Queue<(byte[]? Bytes, TimeSpan Due)> _queue = new();
    private readonly SplitMix64 _random;
    private readonly Thread _reader;
    private readonly Thread _writer;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _waiting;
    private TimeSpan _lastDue;
    private TimeSpan _lineFree;
    private long _passed;
    private int _sliceLeft;
    private int _running = 2;
    private volatile bool _stopped;

    public StreamPump(
        Socket from, Socket to, LinkDirection direction, Func<LinkDirection, StreamSettings> settings, int number, Action atEnd, Action cut)
    {
        (_from, _to, _settings, _atEnd, _cut) = (from, to, () => settings(direction), atEnd, cut);
        var seed = (uint)settings(direction).Seed;
        _random = new SplitMix64(((ulong)seed << 32) | ((ulong)(uint)number << 1) | (uint)direction);
        _reader = new Thread(() => Run(ReadAll), StackSize) { IsBackground = true, Name = "link read" };
        _writer = new Thread(() => Run(WriteAll), StackSize) { IsBackground = true, Name = "link write" };
    }

    private TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    public void Start()
    {
        _reader.Start();
        _writer.Start();
    }

    public void Stop()
    {
        _stopped = true;
        lock (_gate) Monitor.PulseAll(_gate);
        try
        {
            _alarm.Wake();
        }
        catch (ObjectDisposedException)
        {
            // Both threads have ended already.
        }
    }

    /// <summary>Ends both threads, and waits for them.</summary>
    public void Dispose()
    {
        Stop();
        if (_reader.ThreadState.HasFlag(System.Threading.ThreadState.Unstarted))
        {
            _alarm.Dispose();
            return;
        }

        _reader.Join(TimeSpan.FromSeconds(5));
        _writer.Join(TimeSpan.FromSeconds(5));
    }

    private void Run(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            _cut(); // one end was reset, so the other is too
        }

        // The last one out: until then the other thread may need it.
        if (Interlocked.Decrement(ref _running) == 0) _alarm.Dispose();
    }

    private void ReadAll()
    {
        var buffer = new byte[16 << 10];
        while (!_stopped)
        {
            var length = _from.Receive(buffer);
            Put(length == 0 ? null : buffer[..length]);
            if (length == 0) return;
        }
    }

    /// <summary>Queues bytes, or the end of the stream; waits while there is no room.</summary>
    private void Put(byte[]? bytes)
    {
        lock (_gate)
        {
            while (_waiting >= MostBytes && !_stopped) Monitor.Wait(_gate);
            var settings = _settings();
            var due = Now + settings.Delay + (bytes is null ? settings.SlowClose : TimeSpan.Zero);
            // Never before what was read earlier, even if the delay was made shorter since.
            if (due > _lastDue) _lastDue = due;
            _queue.Enqueue((bytes, _lastDue));
            _waiting += bytes?.Length ?? 0;
        }

        _alarm.Wake();
    }

    private void WriteAll()
    {
        Alarm.SharpenThisThread();
        while (!_stopped)
        {
            var (bytes, due) = Peek();
            if (due is null || due > Now)
            {
                _alarm.Wait(due - Now);
                continue;
            }

            if (bytes is null)
            {
                _to.Shutdown(SocketShutdown.Send);
                _atEnd();
                return;
            }

            Write(bytes);
            lock (_gate)
            {
                _queue.Dequeue();
                _waiting -= bytes.Length;
                Monitor.Pulse(_gate);
            }
        }
    }

    private (byte[]? Bytes, TimeSpan? Due) Peek()
    {
        lock (_gate) return _queue.TryPeek(out var next) ? next : (null, null);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && !_stopped)
        {
            var settings = _settings();
            if (_passed >= settings.ResetAfterBytes)
            {
                _cut();
                return;
            }

            var length = NextLength(settings, bytes.Length);
            if (settings.BitsPerSecond > 0)
            {
                _lineFree = (_lineFree > Now ? _lineFree : Now) + TimeSpan.FromSeconds(length * 8.0 / settings.BitsPerSecond);
                WaitUntil(_lineFree);
            }

            if (_stopped) return;
            length = _to.Send(bytes[..length]);
            bytes = bytes[length..];
            _passed += length;
            if (settings.MaxSlice > 0 && (_sliceLeft -= length) <= 0) WaitUntil(Now + settings.SliceGap);
        }

        // Not only when the next byte comes: there may be none.
        if (_passed >= _settings().ResetAfterBytes) _cut();
    }

    /// <summary>How much to send at once. Slices are cut at the same bytes however the stream was read.</summary>
    private int NextLength(StreamSettings settings, int available)
    {
        var length = available;
        if (settings.ResetAfterBytes is { } reset) length = (int)Math.Min(length, reset - _passed);
        if (settings.BitsPerSecond > 0)
        {
            // Five milliseconds' worth, so that a slow link trickles rather than bursts.
            length = (int)Math.Clamp(settings.BitsPerSecond / 8 / 200, 1, length);
        }

        if (settings.MaxSlice == 0) return length;
        if (_sliceLeft <= 0) _sliceLeft = 1 + (int)(_random.NextDouble() * settings.MaxSlice);
        return Math.Min(length, _sliceLeft);
    }

    private void WaitUntil(TimeSpan time)
    {
        while (!_stopped && Now < time) _alarm.Wait(time - Now);
    }
}
