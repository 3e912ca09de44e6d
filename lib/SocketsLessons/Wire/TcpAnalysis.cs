namespace SocketsLessons;

/// <summary>
/// What the earlier segments of its connection say about a segment. Wireshark calls it SEQ/ACK analysis. Every packet
/// is seen when it's sent, before the path does anything to it, so nothing here is a guess about reordering.
/// </summary>
[Flags]
public enum TcpAnalysis
{
    /// <summary>Nothing of note.</summary>
    None = 0,

    /// <summary>It sends data, a SYN or a FIN that was sent before.</summary>
    Retransmission = 1,

    /// <summary>
    /// It repeats the last acknowledgment while data is on its way: something beyond a gap has arrived (RFC 5681 §2).
    /// </summary>
    DuplicateAck = 2,

    /// <summary>
    /// It repeats the number before the next one, so that the other side has to answer (RFC 9293 §3.8.4).
    /// </summary>
    KeepAlive = 4,

    /// <summary>
    /// The same after the other side has closed its window, until data can be sent again: it asks whether the window
    /// has opened (RFC 9293 §3.8.6.1).
    /// </summary>
    WindowProbe = 8,

    /// <summary>The sender has no room left: the other side must wait.</summary>
    ZeroWindow = 16,

    /// <summary>It says nothing but that there is more or less room than before.</summary>
    WindowUpdate = 32,
}
