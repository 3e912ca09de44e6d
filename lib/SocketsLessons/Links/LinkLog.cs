namespace SocketsLessons.Links;

/// <summary>The records and counts of one direction. It keeps the last records. Not safe for several threads.</summary>
internal sealed class LinkLog(LinkDirection direction)
{
    public const int Capacity = 65_536;

    private readonly List<LinkRecord> _records = [];
    private long _lost, _overflowed, _duplicated, _reordered, _corrupted, _departed, _unsent, _order;

    public long Arrived { get; private set; }

    /// <summary>The records that are kept, in the order of arrival.</summary>
    public IEnumerable<LinkRecord> Records
    {
        get
        {
            var oldest = (int)(Arrived % Capacity);
            return Arrived <= Capacity ? _records : _records.Skip(oldest).Concat(_records.Take(oldest));
        }
    }

    /// <summary>Notes an arrival; answers the datagram's number.</summary>
    public long Arrive(int bytes, TimeSpan now, Verdict verdict)
    {
        var fate = verdict.Fate;
        if (fate.HasFlag(LinkFate.Lost)) _lost++;
        if (fate.HasFlag(LinkFate.Overflowed)) _overflowed++;
        if (fate.HasFlag(LinkFate.Duplicated)) _duplicated++;
        if (fate.HasFlag(LinkFate.Reordered)) _reordered++;
        if (fate.HasFlag(LinkFate.Corrupted)) _corrupted++;

        var gone = (fate & (LinkFate.Lost | LinkFate.Overflowed)) != 0;
        var record = new LinkRecord(direction, ++Arrived, bytes, fate, now, gone ? null : verdict.Due, null, null);
        if (_records.Count < Capacity) _records.Add(record);
        else _records[Slot(Arrived)] = record;
        return Arrived;
    }

    /// <summary>Notes that a datagram, or (number 0) a copy, was passed on.</summary>
    public void Depart(long number, TimeSpan due, TimeSpan now)
    {
        _departed++;
        if (number == 0) return;
        _order++;
        if (_records[Slot(number)].Number != number) return; // so long on its way that its record is gone
        _records[Slot(number)] = _records[Slot(number)] with { Due = due, Departed = now, Order = _order };
    }

    /// <summary>Notes that the operating system refused a datagram that was passed on to it.</summary>
    public void Refuse()
    {
        _departed--;
        _unsent++;
    }

    public LinkCounts Count(long? kernelDropped) => new(
        Arrived, _lost, _overflowed, _duplicated, _reordered, _corrupted, _departed, _unsent, kernelDropped);

    private static int Slot(long number) => (int)((number - 1) % Capacity);
}
