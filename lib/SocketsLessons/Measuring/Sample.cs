namespace SocketsLessons;

/// <summary>
/// One message of a run. Times count from the first message's <paramref name="Due"/>, on the monotonic clock
/// (<see cref="System.Diagnostics.Stopwatch"/>).
/// </summary>
/// <param name="Sequence">Its number in order of sending, from 0.</param>
/// <param name="Due">When it was due to be sent. In a closed loop that is the same as <paramref name="Sent"/>.</param>
/// <param name="Sent">When it was sent.</param>
/// <param name="Arrived">When it, or its answer, arrived; null if it never did.</param>
/// <param name="Status">Whether it arrived, was late, or was lost.</param>
/// <param name="Duplicates">How many additional copies arrived (RFC 5560).</param>
/// <param name="OutOfOrder">Whether a later message arrived before it (RFC 4737 §3.3).</param>
public readonly record struct Sample(
    int Sequence,
    TimeSpan Due,
    TimeSpan Sent,
    TimeSpan? Arrived,
    DeliveryStatus Status,
    int Duplicates = 0,
    bool OutOfOrder = false)
{
    /// <summary>
    /// The round-trip delay (RFC 2681), or for a one-way stream the one-way delay (RFC 7679). It counts from
    /// <see cref="Due"/>, so a sender that falls behind its schedule hides no waiting time ("coordinated omission").
    /// Null unless the message arrived in time.
    /// </summary>
    public TimeSpan? Delay => Status == DeliveryStatus.Arrived ? Arrived - Due : null;
}
