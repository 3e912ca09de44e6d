namespace SocketsLessons;

/// <summary>
/// What one direction of a <see cref="StreamLink"/> does to the bytes that cross it. By default it forwards them at
/// once. The bytes always stay complete and in order. A value out of its range throws an
/// <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed record StreamSettings
{
    /// <summary>The one-way delay, 0 to 60 s.</summary>
    public TimeSpan Delay { get; init => field = Guard.Time(value, nameof(Delay)); }

    /// <summary>The link's rate for one connection, in bits a second; 0 for no limit.</summary>
    public long BitsPerSecond { get; init => field = Guard.Count(value, nameof(BitsPerSecond)); }

    /// <summary>
    /// Splits the stream into slices of 1 to this many bytes (each length equally likely), each sent on its own; 0
    /// doesn't split. A receiver slower than <see cref="SliceGap"/> still gets several slices at once.
    /// </summary>
    public int MaxSlice { get; init => field = (int)Guard.Count(value, nameof(MaxSlice)); }

    /// <summary>The pause between two slices, 0 to 60 s; 1 ms by default.</summary>
    public TimeSpan SliceGap { get; init => field = Guard.Time(value, nameof(SliceGap)); } =
        TimeSpan.FromMilliseconds(1);

    /// <summary>How long after the last byte the end of the stream (FIN) is forwarded, 0 to 60 s.</summary>
    public TimeSpan SlowClose { get; init => field = Guard.Time(value, nameof(SlowClose)); }

    /// <summary>
    /// Resets the connection (RST to both ends) after this many bytes in this direction; 0 on the first byte, null
    /// never. On Windows, bytes that the receiver hasn't read by then are lost.
    /// </summary>
    public long? ResetAfterBytes
    {
        get;
        init => field = value is { } n ? Guard.Count(n, nameof(ResetAfterBytes)) : null;
    }

    /// <summary>
    /// The seed of the slices' random lengths. With the same seed, the first connection of every link is split at the
    /// same bytes, and so is the second, but not at those of the first. A new seed applies to connections accepted
    /// later.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>While it returns true, no new slice is sent.</summary>
    internal Func<bool>? IsHeld { get; init; }
}
