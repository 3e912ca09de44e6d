namespace SocketsLessons.Protocol;

/// <summary>The kinds of calls on a socket: an error's reason depends on which of them failed.</summary>
internal enum SocketCall
{
    Unknown,
    Create,
    Bind,
    Listen,
    Accept,
    Connect,
    Send,
    Receive,
}
