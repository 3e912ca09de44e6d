namespace SocketsLessons;

/// <summary>What came of waiting for a message.</summary>
internal enum ReceiveStatus
{
    Message,
    NoMessage, // or not yet a whole message
    Refused, // word that the datagram's port is closed (an ICMP "port unreachable")
    Closed, // by the peer; or the socket was disposed
}
