namespace SocketsLessons;

/// <summary>What a link did to one datagram. Times count from the link's start.</summary>
/// <param name="Direction">Where the datagram was going.</param>
/// <param name="Number">Its number in order of arrival, from 1, in its direction.</param>
/// <param name="Bytes">The size of its payload in bytes.</param>
/// <param name="Effects">What the link did to it.</param>
/// <param name="Arrived">When the link received it.</param>
/// <param name="Due">When the link should forward it; null if it drops it.</param>
/// <param name="Departed">When the link forwarded it; null if it didn't, or hasn't yet.</param>
/// <param name="Order">Its number in order of departure, copies not counted; null like <paramref name="Departed"/>.
/// </param>
internal readonly record struct LinkRecord(
    LinkDirection Direction,
    long Number,
    int Bytes,
    LinkEffects Effects,
    TimeSpan Arrived,
    TimeSpan? Due,
    TimeSpan? Departed,
    long? Order)
{
    /// <summary>The link's own error: how much later than due it forwarded the datagram.</summary>
    public TimeSpan? Lateness => Departed - Due;
}
