using System.Diagnostics.CodeAnalysis;

namespace SocketsLessons;

/// <summary>The control bits of a TCP header (RFC 9293 §3.1), the lowest bit first.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "Everyone in the field calls them flags.")]
public enum TcpFlags
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The sender has no more data.</summary>
    Fin = 1,

    /// <summary>The sender opens a connection, and says with which number its own bytes begin.</summary>
    Syn = 2,

    /// <summary>The connection is over at once, or there never was one.</summary>
    Rst = 4,

    /// <summary>The receiver should hand the data to the program without waiting for more.</summary>
    Psh = 8,

    /// <summary>The acknowledgment number counts. Only the very first segment of a connection lacks it.</summary>
    Ack = 16,

    /// <summary>The urgent pointer counts. It's obsolete (RFC 6093).</summary>
    Urg = 32,

    /// <summary>The sender has met a packet that a router marked instead of dropping it (RFC 3168).</summary>
    Ece = 64,

    /// <summary>The sender has slowed down because of such a mark (RFC 3168).</summary>
    Cwr = 128,

    /// <summary>Accurate ECN (RFC 9768); Wireshark 4.0 still calls it NS.</summary>
    Ae = 256,
}
