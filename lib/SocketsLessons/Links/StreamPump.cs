using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// One direction of one TCP connection through a link: reads bytes, and writes them after their delay. It returns at
/// the end of the stream, and throws when a socket is reset or closed.
/// </summary>
internal sealed class StreamPump(Socket from, Socket to, Func<StreamSettings> settings, ulong seed)
{
    private const int MaxBytes = 1 << 20;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly byte[] _buffer = new byte[16 << 10];
    private readonly Queue<(byte[] Bytes, TimeSpan Due)> _queue = new(); // no bytes: the end of the stream
    private readonly SplitMix64 _random = new(seed);
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _held;
    private int _offset;
    private int _sliceLeft;
    private long _passed;
    private TimeSpan _lineFree;
    private TimeSpan _lastDue;
    private TimeSpan _nextSlice;
    private bool _readAll;
    private bool _wroteAll;

    private TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    /// <summary>Forwards the stream to its end; both sockets must be non-blocking.</summary>
    /// <exception cref="SocketException">The connection was reset by either end, or by the settings.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed by the link.</exception>
    public void Run()
    {
        PreciseSleep.RaiseTimerResolution();
        while (true)
        {
            var wait = Write() - Now;
            if (_wroteAll) return;
            if (wait > PollInterval) wait = PollInterval;
            var milliseconds = Math.Max(0, (int)wait.TotalMilliseconds);
            if (_readAll || _held >= MaxBytes)
            {
                Thread.Sleep(milliseconds);
            }
            else if (from.Poll(TimeSpan.FromMilliseconds(milliseconds), SelectMode.SelectRead))
            {
                Read();
                continue;
            }

            // While nothing is read from a socket, a reset shows only here.
            if (WasReset(from) || WasReset(to)) throw new SocketException((int)SocketError.ConnectionReset);
            if (milliseconds == 0) PreciseSleep.For(wait);
        }
    }

    // Urgent data also signals an exceptional condition, but leaves no error.
    private static bool WasReset(Socket socket) =>
        socket.Poll(TimeSpan.Zero, SelectMode.SelectError)
            && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is not 0;

    /// <summary>Reads what has arrived, and records when to write it.</summary>
    private void Read()
    {
        var rules = settings();
        // At most five milliseconds' worth, so that a slow link sends evenly instead of in bursts.
        var max = rules.BitsPerSecond == 0 ? _buffer.Length
            : (int)Math.Clamp(rules.BitsPerSecond / 8 / 200, 1, _buffer.Length);
        var length = from.Receive(_buffer, 0, max, SocketFlags.None);
        _readAll = length == 0;
        _lineFree = Latest(_lineFree, Now);
        if (rules.BitsPerSecond > 0) _lineFree += TimeSpan.FromSeconds(length * 8.0 / rules.BitsPerSecond);
        // Never before earlier bytes, even if the delay was made shorter since.
        _lastDue = Latest(_lastDue, _lineFree + rules.Delay + (_readAll ? rules.SlowClose : TimeSpan.Zero));
        _queue.Enqueue((_buffer[..length], _lastDue));
        _held += Weight(length);
    }

    /// <summary>Writes what is due; returns when to continue.</summary>
    private TimeSpan Write()
    {
        while (_queue.TryPeek(out var next))
        {
            var due = Latest(next.Due, _nextSlice);
            if (due > Now) return due;
            if (next.Bytes.Length == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                _wroteAll = true;
                return due;
            }

            var rules = settings();
            if (_sliceLeft <= 0 && rules.IsHeld?.Invoke() == true) return Now + TimeSpan.FromMilliseconds(1);
            if (_passed >= rules.ResetAfterBytes) throw new SocketException((int)SocketError.ConnectionReset);
            var length = to.Send(
                next.Bytes.AsSpan(_offset, NextLength(rules, next.Bytes.Length - _offset)),
                SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock) return Now + TimeSpan.FromMilliseconds(2);
            if (error != SocketError.Success) throw new SocketException((int)error);
            _passed += length;
            _offset += length;
            // Checked here too, because there may be no next byte.
            if (_passed >= rules.ResetAfterBytes) throw new SocketException((int)SocketError.ConnectionReset);
            if (rules.MaxSlice > 0 && (_sliceLeft -= length) <= 0) _nextSlice = Now + rules.SliceGap;
            if (_offset < next.Bytes.Length) continue;
            _queue.Dequeue();
            _held -= Weight(_offset);
            _offset = 0;
        }

        return TimeSpan.MaxValue;
    }

    /// <summary>How much to send at once. Slices end at the same bytes however the stream was read.</summary>
    private int NextLength(StreamSettings rules, int available)
    {
        if (rules.ResetAfterBytes is { } reset) available = (int)Math.Min(available, reset - _passed);
        if (rules.MaxSlice == 0) return available;
        if (_sliceLeft <= 0) _sliceLeft = 1 + (int)(_random.NextDouble() * rules.MaxSlice);
        return Math.Min(available, _sliceLeft);
    }

    // A small piece takes more memory than its bytes alone.
    private static int Weight(int length) => Math.Max(length, 64);

    private static TimeSpan Latest(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
