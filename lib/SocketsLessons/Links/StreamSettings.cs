namespace SocketsLessons;

/// <summary>
/// What one direction of a <see cref="StreamLink"/> does to the bytes that cross it. With nothing set it
/// passes them on at once. Whatever is set, the bytes stay complete and in order. A value out of its
/// range is refused with an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed record StreamSettings
{
    /// <summary>How long a byte travels; 0 to 60 s.</summary>
    public TimeSpan Delay { get; init => field = Guard.Time(value, nameof(Delay)); }

    /// <summary>The link's rate for one connection, in bits a second; 0 for no limit.</summary>
    public long BitsPerSecond { get; init => field = Guard.Count(value, nameof(BitsPerSecond)); }

    /// <summary>
    /// Cuts the stream into slices of 1 to this many bytes (each length equally likely), each sent by itself;
    /// 0 for no cutting. A receiver slower than <see cref="SliceGap"/> still gets several glued together.
    /// </summary>
    public int MaxSlice { get; init => field = (int)Guard.Count(value, nameof(MaxSlice)); }

    /// <summary>The pause between two slices; 1 ms unless said otherwise, 0 to 60 s.</summary>
    public TimeSpan SliceGap { get; init => field = Guard.Time(value, nameof(SliceGap)); } = TimeSpan.FromMilliseconds(1);

    /// <summary>How much later than the last byte the end of the stream (FIN) is passed on; 0 to 60 s.</summary>
    public TimeSpan SlowClose { get; init => field = Guard.Time(value, nameof(SlowClose)); }

    /// <summary>
    /// Resets the connection (RST to both ends) once this many of its bytes were passed on in this direction;
    /// with 0, on the first byte. Null for never. On Windows, bytes not read by then are lost.
    /// </summary>
    public long? ResetAfterBytes { get; init => field = value is { } n ? Guard.Count(n, nameof(ResetAfterBytes)) : null; }

    /// <summary>
    /// Where the random lengths of slices begin. With the same seed, the first connection of every link is cut at the same
    /// bytes, and so is the second; but not at those of the first. A new seed holds for connections that are accepted later.
    /// </summary>
    public int Seed { get; init; } = 1;
}
