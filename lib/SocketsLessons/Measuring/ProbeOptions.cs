using System.Net;

namespace SocketsLessons;

/// <summary>How a probe measures. Override a default with <c>new ProbeOptions { Count = 200 }</c>.</summary>
public sealed record ProbeOptions
{
    /// <summary>The run's name in charts and tables; the protocol and pacing if null ("UDP, open loop").</summary>
    public string? Name { get; init; }

    /// <summary>How many messages are sent and counted, 1 to 10,000,000.</summary>
    public int Count { get; init; } = 1000;

    /// <summary>
    /// How many messages are sent first and not counted, so that code is compiled and caches are warm. The warm-up ends
    /// after one second at the latest.
    /// </summary>
    public int WarmUp { get; init; } = 100;

    /// <summary>
    /// The size of each message in bytes, 16 to 65,507. The first 16 hold a sequence number and a timestamp, the others
    /// are 0.
    /// </summary>
    public int PayloadBytes { get; init; } = 64;

    /// <summary>
    /// How long to wait for an answer, 1 ms to 1 minute. A later answer is late; one that never comes is lost.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a UDP run keeps receiving at its end, for duplicates and late answers.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long a run sends at most, up to 1 hour. It then ends at most one <see cref="Timeout"/> and one
    /// <see cref="Linger"/> later, with the samples it has.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks the options, and that the target is on this machine.</summary>
    internal static ProbeOptions Check(ProbeOptions? options, IPEndPoint target)
    {
        options ??= new ProbeOptions();
        if (!IPAddress.IsLoopback(target.Address))
            throw new ArgumentException(
                $"{target} is not on this machine: probes measure on loopback only, so give an end point on "
                    + "127.0.0.1 or ::1.", nameof(target));
        Require(options.Count is > 0 and <= 10_000_000, "Count must be 1 to 10,000,000 messages.");
        Require(options.WarmUp is >= 0 and <= 1_000_000, "WarmUp must be 0 to 1,000,000 messages.");
        // 65,507 is what an IPv4 datagram leaves for its payload (RFC 768, RFC 791).
        Require(
            options.PayloadBytes is >= ProbeMessage.HeaderBytes and <= 65_507,
            $"PayloadBytes must be {ProbeMessage.HeaderBytes} (sequence number and time stamp) to 65,507 (the "
                + "largest datagram).");
        Require(
            options.Timeout >= TimeSpan.FromMilliseconds(1) && options.Timeout <= TimeSpan.FromMinutes(1),
            "Timeout must be 1 ms to 1 minute.");
        Require(
            options.Linger >= TimeSpan.Zero && options.Linger <= TimeSpan.FromMinutes(1),
            "Linger must be 0 to 1 minute.");
        Require(
            options.Deadline > TimeSpan.Zero && options.Deadline <= TimeSpan.FromHours(1),
            "Deadline must be more than 0 and at most 1 hour.");
        return options;
    }

    private static void Require(bool holds, string sentence)
    {
        if (!holds) throw new ArgumentException(sentence);
    }
}
