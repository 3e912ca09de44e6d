namespace SocketsLessons;

/// <summary>The result of waiting for a message.</summary>
internal enum ReceiveStatus
{
    Message,
    NoMessage, // in time; or not yet a whole one
    Refused, // the datagram's port is closed (ICMP "port unreachable")
    Closed, // by the peer; or the socket was disposed
}
