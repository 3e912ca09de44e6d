using System.Diagnostics.CodeAnalysis;

namespace SocketsLessons.Links;

/// <summary>
/// The datagrams that are on their way, by the time at which they are due; at the same time, first in,
/// first out. Bounded in number and in bytes. Not safe for several threads.
/// </summary>
internal sealed class DelayLine
{
    public const int MostDatagrams = 32_768;
    public const long MostBytes = 64L << 20;

    /// <summary>How long a datagram that is to be overtaken waits for one that does.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(100);

    private readonly PriorityQueue<Datagram, (TimeSpan Due, long Sequence)> _queue = new();
    private readonly List<Datagram> _held = [];
    private long _sequence;
    private long _bytes;

    public bool HasRoom(int bytes) =>
        // Two places: the datagram may get a copy.
        _queue.Count <= MostDatagrams - 2 && _bytes + (2L * Math.Max(bytes, 2048)) <= MostBytes;

    /// <summary>When the next datagram is due, or null when there is none.</summary>
    public TimeSpan? NextDue => _queue.TryPeek(out _, out var next) ? next.Due : null;

    /// <summary>Adds a datagram.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="holdBack">To be overtaken by the next one that is not itself held back.</param>
    public void Add(Datagram datagram, TimeSpan due, bool holdBack)
    {
        _bytes += datagram.BufferSize;
        if (holdBack)
        {
            _held.Add(datagram);
            due += LongestHold;
        }

        _queue.Enqueue(datagram, (due, _sequence++));
        if (holdBack || _held.Count == 0) return;
        foreach (var held in _held)
        {
            _queue.Remove(held, out _, out var old);
            var after = old.Due - LongestHold;
            _queue.Enqueue(held, (after > due ? after : due, _sequence++));
        }

        _held.Clear();
    }

    /// <summary>Takes the next datagram out, if it is due.</summary>
    public bool TryTake(TimeSpan now, [NotNullWhen(true)] out Datagram? datagram, out TimeSpan due)
    {
        due = default;
        if (!_queue.TryPeek(out datagram, out var next) || next.Due > now) return false;
        _queue.Dequeue();
        due = next.Due;
        _bytes -= datagram.BufferSize;
        if (_held.Count > 0) _held.Remove(datagram);
        return true;
    }
}
