namespace SocketsLessons;

/// <summary>The interarrival jitter of RFC 3550.</summary>
internal static class InterarrivalJitter
{
    /// <summary>
    /// The jitter after the last of a series of packets (RFC 3550 §6.4.1). With D the change of the delay from one
    /// packet to the next, J grows by (|D| − J)/16 with every packet: a smoothed mean of how much the delay changes.
    /// The clocks needn't agree, because a constant offset cancels out.
    /// </summary>
    /// <param name="delays">The packets' delays in order of arrival (not of sending), as in the RFC.</param>
    /// <returns>The jitter; null for fewer than two packets.</returns>
    public static TimeSpan? Rfc3550(IEnumerable<TimeSpan> delays)
    {
        var all = delays.ToArray();
        if (all.Length < 2) return null;
        var jitter = 0.0;
        foreach (var (before, delay) in all.Zip(all.Skip(1)))
            jitter += (Math.Abs((delay - before).Ticks) - jitter) / 16;
        return TimeSpan.FromTicks((long)Math.Round(jitter));
    }
}
