namespace SocketsLessons;

/// <summary>The counts of one direction, and the records of its last datagrams. Not thread-safe.</summary>
internal sealed class LinkLog(LinkDirection direction)
{
    public const int Capacity = 65_536;

    private readonly List<LinkRecord> _records = [];
    private readonly long[] _byEffects = new long[2 * (int)LinkEffects.Corrupted];
    private long _departed, _unsent, _order;

    public long Arrived { get; private set; }

    /// <summary>The records that are kept, in order of arrival.</summary>
    public IEnumerable<LinkRecord> Records
    {
        get
        {
            var oldest = (int)(Arrived % Capacity);
            return Arrived <= Capacity ? _records : _records.Skip(oldest).Concat(_records.Take(oldest));
        }
    }

    /// <summary>Records an arrival; returns the datagram's number.</summary>
    public long Arrive(int bytes, TimeSpan now, LinkDecision decision)
    {
        _byEffects[(int)decision.Effects]++;
        var record = new LinkRecord(
            direction, ++Arrived, bytes, decision.Effects, now, decision.IsDropped ? null : decision.Due, null, null);
        if (_records.Count < Capacity) _records.Add(record);
        else _records[Slot(Arrived)] = record;
        return Arrived;
    }

    /// <summary>Notes that a datagram, or (its number is not positive) a copy, is passed on now.</summary>
    public void Depart(long number, TimeSpan due, TimeSpan now)
    {
        _departed++;
        if (number > 0) Note(number, due, now, ++_order);
    }

    /// <summary>Takes back the last departure, because the operating system refused it.</summary>
    public void Refuse(long number, TimeSpan due)
    {
        (_departed, _unsent) = (_departed - 1, _unsent + 1);
        if (number <= 0) return;
        _order--;
        Note(number, due, null, null);
    }

    public LinkCounts Count(long? kernelDropped) => new(
        Arrived, Of(LinkEffects.Lost), Of(LinkEffects.Overflowed), Of(LinkEffects.Duplicated),
        Of(LinkEffects.Reordered),
        Of(LinkEffects.Corrupted), _departed, _unsent, kernelDropped);

    // A datagram can have several effects.
    private long Of(LinkEffects effects) => _byEffects.Where((_, met) => (met & (int)effects) != 0).Sum();

    private void Note(long number, TimeSpan due, TimeSpan? departed, long? order)
    {
        var record = _records[Slot(number)];
        // Its record may already be overwritten.
        if (record.Number == number)
            _records[Slot(number)] = record with { Due = due, Departed = departed, Order = order };
    }

    private static int Slot(long number) => (int)((number - 1) % Capacity);
}
