using System.Net.Sockets;

namespace SocketsLessons.Protocol;

/// <summary>
/// What to do about the errors that beginners meet: the system's own words say what failed, and not why. The
/// codes and their reasons are those of bind(2), connect(2), listen(2), send(2), ip(7) and udp(7).
/// </summary>
internal static class SocketAdvice
{
    /// <summary>A sentence or two, or null where there is nothing to add.</summary>
    public static string? For(Exception error) => error switch
    {
        AggregateException { InnerException: { } inner } => For(inner),
        SocketException { SocketErrorCode: var code } => Of(code),
        ObjectDisposedException { ObjectName: var name } when name.EndsWith("Socket", StringComparison.Ordinal) =>
            "The socket was closed before this call: use it inside the braces of its `using`, and make a new one "
                + "afterwards.",
        NotSupportedException when error.TargetSite?.DeclaringType == typeof(Socket) =>
            "Has the socket the family of the address? InterNetwork is IPv4, InterNetworkV6 is IPv6.",
        _ => null,
    };

    private static string? Of(SocketError code) => code switch
    {
        SocketError.AddressAlreadyInUse =>
            "Another socket has this address and port: close it first, or bind to port 0, which is any that is free.",
        SocketError.AddressNotAvailable => "This machine does not have that address, or no port is left for it.",
        SocketError.AddressFamilyNotSupported =>
            "Has the socket the family of the address? InterNetwork is IPv4, InterNetworkV6 is IPv6, which not "
                + "every machine has.",
        SocketError.ProtocolNotSupported or SocketError.ProtocolType => "Stream goes with Tcp, Dgram with Udp.",
        SocketError.AccessDenied =>
            "Ports with small numbers are for privileged programs: take a larger one, or 0 for any that is free.",
        SocketError.ConnectionRefused =>
            "Nobody listens on this address and port: has the server called Bind and Listen, and is it still open?",
        SocketError.NotConnected or SocketError.Shutdown =>
            "Connect comes before Send and Receive; of a server's sockets only the one that Accept returned is "
                + "connected.",
        SocketError.IsConnected => "The socket is connected already: another conversation needs another socket.",
        SocketError.InvalidArgument =>
            "The system does not do this call in the state that the socket is in: was Bind called twice, or after "
                + "Connect?",
        SocketError.OperationNotSupported =>
            "This kind of socket has no such call: Listen and Accept are for stream sockets.",
        SocketError.MessageSize => "A datagram is at most 65,507 bytes long over IPv4: send several.",
        SocketError.TimedOut => "Nothing came before the time limit: did the other side send, and to this address?",
        SocketError.NetworkUnreachable =>
            "No network leads to this address; for 127.0.0.1 that is the loopback interface, which is down.",
        SocketError.TooManyOpenSockets =>
            "This program has as many files and sockets open as it may: dispose those that are done.",
        _ => null,
    };
}
