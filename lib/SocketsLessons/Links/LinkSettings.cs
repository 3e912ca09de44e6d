namespace SocketsLessons;

/// <summary>
/// What one direction of a <see cref="LossyLink"/> or <see cref="PathLab"/> does to the packets that cross it. By
/// default it forwards them at once, complete and in order. The names follow tc-netem(8). A value out of its range
/// throws an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <remarks>
/// A datagram is lost or not; if not, it waits its turn in the queue (<see cref="BitsPerSecond"/>), and then travels
/// for <see cref="Delay"/> ± <see cref="Jitter"/>.
/// </remarks>
public sealed record LinkSettings
{
    /// <summary>The one-way delay, 0 to 60 s. A round trip takes both directions' delays.</summary>
    public TimeSpan Delay { get; init => field = Guard.Time(value, nameof(Delay)); }

    /// <summary>
    /// How far single delays vary around <see cref="Delay"/> (never below zero), 0 to 60 s. Each datagram draws its own
    /// delay, so jitter longer than the gap between two datagrams can swap them, unless <see cref="KeepOrder"/> is set.
    /// </summary>
    public TimeSpan Jitter { get; init => field = Guard.Time(value, nameof(Jitter)); }

    /// <summary>How the jitter is distributed.</summary>
    public JitterShape JitterShape { get; init; }

    /// <summary>With jitter, whether a datagram waits for the one before it, as in the queue of a real link.</summary>
    public bool KeepOrder { get; init; }

    /// <summary>The probability that a datagram is lost, independent of all others: 0 to 1 (5 % is 0.05).</summary>
    public double Loss { get; init => field = Guard.Probability(value, nameof(Loss)); }

    /// <summary>Loss in bursts, in addition to <see cref="Loss"/>; null for none.</summary>
    public BurstLoss? Bursts { get; init; }

    /// <summary>The probability that a datagram is forwarded twice, 0 to 1; the copy follows at once.</summary>
    public double Duplication { get; init => field = Guard.Probability(value, nameof(Duplication)); }

    /// <summary>
    /// The probability, 0 to 1, that a datagram is held back until the next one overtakes it; it's then what RFC 4737
    /// calls reordered. If nothing follows, it is forwarded 100 ms late. (In netem the chosen datagram skips the delay
    /// instead, and those it overtakes are reordered.)
    /// </summary>
    public double Reordering { get; init => field = Guard.Probability(value, nameof(Reordering)); }

    /// <summary>
    /// The probability, 0 to 1, that one bit of the payload is flipped. The link sends it with a valid checksum, so it
    /// arrives; on a real link UDP's checksum (RFC 768) turns nearly all of these into losses.
    /// </summary>
    public double Corruption { get; init => field = Guard.Probability(value, nameof(Corruption)); }

    /// <summary>The link's rate in bits of UDP payload a second; 0 for no limit.</summary>
    public long BitsPerSecond { get; init => field = Guard.Count(value, nameof(BitsPerSecond)); }

    /// <summary>
    /// How many bytes of payload can wait when there is a rate limit; a datagram that finds the queue full is dropped
    /// ("drop-tail"). A datagram that needn't wait always passes.
    /// </summary>
    public long QueueBytes { get; init => field = Guard.Count(value, nameof(QueueBytes)); } = 64 * 1024;

    /// <summary>
    /// The seed of the random numbers. The same seed gives the same decisions for the same datagrams in the same order,
    /// whenever they arrive; only overflow depends on time. Setting a new seed restarts the sequence.
    /// </summary>
    public int Seed { get; init; } = 1;
}
