namespace SocketsLessons;

/// <summary>
/// What one direction of a <see cref="LossyLink"/> does to the datagrams that cross it. With nothing
/// set it passes them on at once, complete and in order. The names follow tc-netem(8). A value out of
/// its range is refused with an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <remarks>
/// A datagram is lost or not; if not, it takes its turn in the queue (<see cref="BitsPerSecond"/>),
/// and then travels for <see cref="Delay"/> ± <see cref="Jitter"/>.
/// </remarks>
public sealed record LinkSettings
{
    /// <summary>How long a datagram travels; 0 to 60 s. The round trip takes both directions' delays.</summary>
    public TimeSpan Delay { get; init => field = Guard.Time(value, nameof(Delay)); }

    /// <summary>
    /// How far single delays spread around <see cref="Delay"/> (never below zero); 0 to 60 s. Jitter longer
    /// than the gap between two datagrams also swaps them, unless <see cref="KeepOrder"/> is set.
    /// </summary>
    public TimeSpan Jitter { get; init => field = Guard.Time(value, nameof(Jitter)); }

    /// <summary>How the jitter is spread.</summary>
    public JitterShape JitterShape { get; init; }

    /// <summary>Under jitter, a datagram waits for the one before it. That is what most real links do.</summary>
    public bool KeepOrder { get; init; }

    /// <summary>The probability that a datagram is lost, each by itself; 0 to 1, 5 % is 0.05.</summary>
    public double Loss { get; init => field = Guard.Probability(value, nameof(Loss)); }

    /// <summary>Loss in bursts, in addition to <see cref="Loss"/>; null for none.</summary>
    public BurstLoss? Bursts { get; init; }

    /// <summary>The probability that a datagram is passed on twice, 0 to 1; the copy follows at once.</summary>
    public double Duplication { get; init => field = Guard.Probability(value, nameof(Duplication)); }

    /// <summary>
    /// The probability, 0 to 1, that a datagram is held back until the next one that is not held back has
    /// overtaken it. It is then what RFC 4737 calls reordered. (In netem the chosen datagram skips the
    /// delay, and all that it overtakes are reordered.) If nothing follows, it is passed on 100 ms late.
    /// </summary>
    public double Reordering { get; init => field = Guard.Probability(value, nameof(Reordering)); }

    /// <summary>
    /// The probability, 0 to 1, that one bit of a payload is flipped. The link sends it with a checksum that
    /// fits, so it arrives; on a real link UDP's checksum (RFC 768) would make nearly all of these losses.
    /// </summary>
    public double Corruption { get; init => field = Guard.Probability(value, nameof(Corruption)); }

    /// <summary>The link's rate in bits of UDP payload a second; 0 for no limit.</summary>
    public long BitsPerSecond { get; init => field = Guard.Count(value, nameof(BitsPerSecond)); }

    /// <summary>
    /// How many bytes of payload may wait for their turn when there is a rate; a datagram that finds
    /// no room is thrown away ("drop-tail"). A datagram that need not wait always passes.
    /// </summary>
    public long QueueBytes { get; init => field = Guard.Count(value, nameof(QueueBytes)); } = 64 * 1024;

    /// <summary>
    /// Where the random numbers begin. The same seed and the same datagrams in the same order meet the same
    /// decisions, whenever they arrive; only overflow depends on time. A new seed begins anew.
    /// </summary>
    public int Seed { get; init; } = 1;
}
