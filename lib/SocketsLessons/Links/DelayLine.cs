namespace SocketsLessons;

/// <summary>
/// Datagrams in transit, ordered by when they are due, then first in, first out. Bounded in number and in bytes. Not
/// thread-safe.
/// </summary>
internal sealed class DelayLine
{
    public const int MaxDatagrams = 32_768;
    public const long MaxBytes = 64L << 20;

    /// <summary>How long a held datagram waits to be overtaken.</summary>
    public static readonly TimeSpan MaxHold = TimeSpan.FromMilliseconds(100);

    private readonly PriorityQueue<Datagram, (TimeSpan Due, long Sequence)> _queue = new();
    private readonly List<Datagram> _held = [];
    private long _sequence;
    private long _bytes;

    /// <summary>Whether there is room for a datagram of this size and one copy of it.</summary>
    public bool HasRoom(int bytes) => _queue.Count <= MaxDatagrams - 2 && _bytes + (2L * bytes) <= MaxBytes;

    /// <summary>When the next datagram is due; null if there is none.</summary>
    public TimeSpan? NextDue => _queue.TryPeek(out _, out var next) ? next.Due : null;

    /// <summary>Adds a datagram. The next one that isn't held back overtakes those that are.</summary>
    public void Add(Datagram datagram, TimeSpan due, bool holdBack)
    {
        _bytes += datagram.Length;
        if (holdBack)
        {
            _held.Add(datagram);
            _queue.Enqueue(datagram, (due + MaxHold, _sequence++));
            return;
        }

        _queue.Enqueue(datagram, (due, _sequence++));
        foreach (var held in _held)
        {
            _queue.Remove(held, out _, out var old);
            var after = old.Due - MaxHold;
            _queue.Enqueue(held, (after > due ? after : due, _sequence++));
        }

        _held.Clear();
    }

    /// <summary>Removes the next datagram if it is due.</summary>
    public bool TryTake(TimeSpan now, out Datagram datagram, out TimeSpan due)
    {
        due = NextDue ?? TimeSpan.MaxValue;
        if (!_queue.TryPeek(out datagram, out _) || due > now) return false;
        _queue.Dequeue();
        _bytes -= datagram.Length;
        _held.Remove(datagram);
        return true;
    }
}
