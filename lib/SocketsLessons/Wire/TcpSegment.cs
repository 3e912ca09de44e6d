namespace SocketsLessons;

/// <summary>A TCP segment as a part of its connection.</summary>
/// <param name="Connection">The number of its connection in the trace; the first is 0.</param>
/// <param name="Sequence">The sequence number relative to the first one of this side: 0 is the SYN, and 1 the first
/// byte of data. (Where the trace lacks the SYN, the first segment has 1.)
/// </param>
/// <param name="Acknowledgment">The acknowledgment number relative to the other side's first; null where ACK isn't
/// set.</param>
/// <param name="Bytes">The bytes of data in it.</param>
/// <param name="Next">The relative sequence number that follows it: SYN and FIN count as one byte each.</param>
/// <param name="Window">The window in bytes, scaled as both SYNs agreed on.</param>
/// <param name="SackBlocks">What has arrived beyond a gap, as the other side's relative numbers: from the left edge
/// up to, not including, the right one.</param>
/// <param name="Analysis">What the segments before it say about it.</param>
public sealed record TcpSegment(
    int Connection, long Sequence, long? Acknowledgment, int Bytes, long Next, long Window,
    IReadOnlyList<(long Left, long Right)> SackBlocks, TcpAnalysis Analysis)
{
    /// <summary>Whether it sends something that was sent before.</summary>
    public bool IsRetransmission => Analysis.HasFlag(TcpAnalysis.Retransmission);

    /// <summary>What is to be noted about it in words, or nothing.</summary>
    internal IEnumerable<string> Notes => Names.Where(name => Analysis.HasFlag(name.Flag)).Select(name => name.Text);

    private static readonly (TcpAnalysis Flag, string Text)[] Names =
    [
        (TcpAnalysis.Retransmission, "retransmission"),
        (TcpAnalysis.DuplicateAck, "duplicate ACK"),
        (TcpAnalysis.KeepAlive, "keep-alive"),
        (TcpAnalysis.WindowProbe, "window probe"),
        (TcpAnalysis.ZeroWindow, "zero window"),
        (TcpAnalysis.WindowUpdate, "window update"),
    ];
}
