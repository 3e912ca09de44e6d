namespace SocketsLessons.Measuring;

/// <summary>What came of waiting for a message.</summary>
internal enum Received
{
    /// <summary>A whole message.</summary>
    Message,

    /// <summary>Nothing, or not yet a whole message.</summary>
    Nothing,

    /// <summary>Word that the datagram's port is closed (an ICMP "port unreachable").</summary>
    Refused,

    /// <summary>The end: the peer closed the connection, or the socket was disposed.</summary>
    Closed,
}
