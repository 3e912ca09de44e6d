namespace SocketsLessons;

/// <summary>What one direction of a link did since it started, in numbers of datagrams.</summary>
/// <param name="Arrived">Datagrams that the link received.</param>
/// <param name="Lost">Of these, dropped at random.</param>
/// <param name="Overflowed">Of these, dropped because the queue was full.</param>
/// <param name="Duplicated">Of these, forwarded twice.</param>
/// <param name="Reordered">Of these, held back so that the next one overtook them.</param>
/// <param name="Corrupted">Of these, forwarded with a flipped bit.</param>
/// <param name="Departed">Datagrams forwarded so far, copies included.</param>
/// <param name="Unsent">Datagrams that the operating system refused to send.</param>
/// <param name="KernelDropped">Datagrams that the operating system dropped before the link read them, because its
/// receive buffer was full: loss that the settings didn't ask for. Null on systems that don't count them (Linux does:
/// SO_MEMINFO).
/// </param>
public sealed record LinkCounts(
    long Arrived,
    long Lost,
    long Overflowed,
    long Duplicated,
    long Reordered,
    long Corrupted,
    long Departed,
    long Unsent,
    long? KernelDropped);
