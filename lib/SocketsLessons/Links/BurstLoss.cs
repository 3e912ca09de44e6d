using System.Text.Json.Serialization;

namespace SocketsLessons;

/// <summary>
/// Loss in bursts: the Gilbert–Elliott model. The link is in a good or a bad state, may change state before each
/// datagram, and each state has its own loss probability. The four parameters are those of <c>gemodel</c> in
/// tc-netem(8). A value outside 0 to 1 throws an <see cref="ArgumentOutOfRangeException"/>. (E. N. Gilbert, "Capacity
/// of a Burst-Noise Channel", 1960; E. O. Elliott, 1963.)
/// </summary>
public sealed record BurstLoss
{
    /// <summary>The probability that a good link turns bad before the next datagram (netem's p).</summary>
    public double GoodToBad { get; init => field = Guard.Probability(value, nameof(GoodToBad)); }

    /// <summary>The probability that a bad link turns good before the next datagram (netem's r).</summary>
    public double BadToGood { get; init => field = Guard.Probability(value, nameof(BadToGood)); } = 1;

    /// <summary>The probability that a datagram is lost in the bad state (netem's 1-h); 1 by default.</summary>
    public double LossWhenBad { get; init => field = Guard.Probability(value, nameof(LossWhenBad)); } = 1;

    /// <summary>The probability that a datagram is lost in the good state (netem's 1-k); 0 by default.</summary>
    public double LossWhenGood { get; init => field = Guard.Probability(value, nameof(LossWhenGood)); }

    /// <summary>
    /// The share of datagrams lost in the long run, 0 to 1. The link is in the bad state for p / (p + r) of them.
    /// </summary>
    [JsonIgnore]
    public double Mean
    {
        get
        {
            // A link that never changes state stays good, as it starts.
            var bad = GoodToBad == 0 ? 0 : GoodToBad / (GoodToBad + BadToGood);
            return (bad * LossWhenBad) + ((1 - bad) * LossWhenGood);
        }
    }

    /// <summary>
    /// How many datagrams in a row meet the bad state on average: 1 / r, infinite if the link never leaves it.
    /// </summary>
    [JsonIgnore]
    public double MeanBurstLength => 1 / BadToGood;

    /// <summary>Bursts in which every datagram is lost, and no loss between them.</summary>
    /// <param name="mean">The share of datagrams lost in the long run, from 0 to 1 (5 % is 0.05).</param>
    /// <param name="burstLength">How many datagrams in a row are lost on average; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such bursts exist: the message says which values are possible.
    /// </exception>
    public static BurstLoss Of(double mean, double burstLength)
    {
        Guard.Probability(mean, nameof(mean));
        Guard.Range(
            burstLength, burstLength is >= 1 and < double.PositiveInfinity, nameof(burstLength),
            "at least 1 datagram, and finite");
        // Between two bursts at least one datagram gets through, which bounds the mean.
        var max = burstLength / (burstLength + 1);
        Guard.Range(
            mean, mean <= max, nameof(mean),
            FormattableString.Invariant($"at most {max:0.###} of all in bursts of {burstLength}"));
        // From mean = p / (p + r) with r = 1 / length.
        return new BurstLoss
        {
            GoodToBad = Math.Min(1, mean / ((1 - mean) * burstLength)),
            BadToGood = 1 / burstLength,
        };
    }
}
