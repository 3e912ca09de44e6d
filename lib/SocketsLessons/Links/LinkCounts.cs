namespace SocketsLessons;

/// <summary>How many datagrams met which fate in one direction of a link, since it was started.</summary>
/// <param name="Arrived">Datagrams that the link received.</param>
/// <param name="Lost">Of these, lost by chance.</param>
/// <param name="Overflowed">Of these, thrown away because the queue was full.</param>
/// <param name="Duplicated">Of these, passed on twice.</param>
/// <param name="Reordered">Of these, held back to be overtaken.</param>
/// <param name="Corrupted">Of these, damaged.</param>
/// <param name="Departed">Datagrams passed on so far, copies included.</param>
/// <param name="Unsent">Datagrams that the operating system refused to send for the link.</param>
/// <param name="KernelDropped">
/// Datagrams that the operating system dropped before the link saw them, because it did not read fast
/// enough: the link's own loss, which nobody asked for. Null where the system does not tell (it does
/// on Linux: SO_MEMINFO).
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
