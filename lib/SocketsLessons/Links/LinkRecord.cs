namespace SocketsLessons;

/// <summary>What a link did to one datagram. Times count from the start of the link.</summary>
/// <param name="Direction">Where the datagram was going.</param>
/// <param name="Number">Its place in the order of arrival at the link, in its direction; the first is 1.</param>
/// <param name="Bytes">The size of its payload.</param>
/// <param name="Effects">What was done to it.</param>
/// <param name="Arrived">When the link received it.</param>
/// <param name="Due">When the link should pass it on; null if it does not.</param>
/// <param name="Departed">When the link passed it on; null if it did not, or has not yet.</param>
/// <param name="Order">Its place in the order of departure, copies not counted; null like <paramref name="Departed"/>.</param>
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
    /// <summary>The link's own error: how much later than due it passed the datagram on.</summary>
    public TimeSpan? Lateness => Departed - Due;
}
