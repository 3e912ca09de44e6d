using System.Net.Sockets;

namespace SocketsLessons.Protocol;

/// <summary>
/// What to do about the errors that beginners meet: the system says what failed, and not why. The codes and their
/// reasons are those of bind(2), connect(2), listen(2), send(2), ip(7), tcp(7) and udp(7). An error that can have
/// other reasons gets no advice.
/// </summary>
internal static class SocketAdvice
{
    private const string Families =
        "The socket and the address belong to different families: InterNetwork is IPv4, InterNetworkV6 is IPv6.";

    private const string NoReceiver =
        "No socket is bound to the address and port that an earlier datagram was sent to. Bind the receiver first.";

    private const string NoKeyboard = "A cell has no keyboard. Put the text into a variable.";

    /// <summary>A sentence or two, or null if there is nothing to add.</summary>
    public static string? For(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var inner] } => For(inner),
        // Streams and HTTP put the socket's error inside their own.
        IOException { InnerException: SocketException inner } => For(inner),
        HttpRequestException { InnerException: SocketException inner } => For(inner),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } when SocketCalls.HasNoResult(error) =>
            Refused(SocketCall.Connect),
        SocketException { SocketErrorCode: var code } =>
            Of(code, SocketCalls.Failed(error), SocketCalls.IsDatagrams(error)),
        ObjectDisposedException { ObjectName: var name } => Disposed(name),
        EndOfStreamException =>
            "The stream ended before all the bytes were there. On a connection: the other side closed it first.",
        NotSupportedException when error.TargetSite is { Name: "Connect" } site
            && site.DeclaringType == typeof(Socket) => Families,
        InvalidOperationException when IsKeyboard(error) => NoKeyboard,
        _ => null,
    };

    private static bool IsKeyboard(Exception error) =>
        error.StackTrace is { } stack && (stack.Contains("System.Console.ReadKey(", StringComparison.Ordinal)
            || stack.Contains("System.ConsolePal.ReadKey(", StringComparison.Ordinal));

    private static string? Disposed(string name) => name switch
    {
        "System.Net.Sockets.Socket" or "System.Net.Sockets.TcpClient" or "System.Net.Sockets.UdpClient" =>
            "The socket was closed before this call: use it inside the braces of its `using`, and make a new one "
                + "afterwards.",
        "System.Net.Sockets.NetworkStream" =>
            "The stream was closed before this call. Closing a StreamReader or StreamWriter closes its stream, too.",
        _ => null,
    };

    private static string? Of(SocketError code, SocketCall call, bool isDatagrams) => code switch
    {
        SocketError.AddressAlreadyInUse =>
            "Another socket has this address and port: close it first, or bind to port 0, which is any that is free.",
        SocketError.AddressNotAvailable => "This machine doesn't have that address, or no port is left for it.",
        SocketError.AddressFamilyNotSupported => $"{Families} Not every machine has IPv6.",
        SocketError.ProtocolNotSupported or SocketError.ProtocolType => "Stream goes with Tcp, Dgram with Udp.",
        SocketError.AccessDenied => Denied(call),
        SocketError.ConnectionRefused => Refused(call),
        SocketError.ConnectionReset => Reset(isDatagrams),
        SocketError.NotConnected =>
            "Connect comes before Send and Receive. Of a server's sockets, only the one that Accept returned is "
                + "connected.",
        SocketError.Shutdown =>
            "Connect comes before Send. If the socket was connected: this side has called Shutdown, or the other side "
                + "has closed the connection.",
        SocketError.DestinationAddressRequired =>
            "This socket has no destination: call Connect first, or use SendTo.",
        SocketError.IsConnected => "The socket is connected already: another conversation needs another socket.",
        SocketError.InvalidArgument when call is SocketCall.Bind =>
            "A socket can be bound once, and only before it is connected.",
        SocketError.OperationNotSupported when call is SocketCall.Listen or SocketCall.Accept =>
            "This kind of socket has no such call: Listen and Accept are for stream sockets.",
        SocketError.MessageSize => call is SocketCall.Receive
            ? "The datagram was longer than the buffer, and the rest of it is lost. Use a larger buffer."
            : "A datagram is at most 65,507 bytes long over IPv4: send several.",
        SocketError.TimedOut => TimedOut(call),
        SocketError.WouldBlock when call is not SocketCall.Connect =>
            "The call can't complete at once, and this socket doesn't wait. Wait with Poll, then try again.",
        SocketError.NetworkUnreachable => "This machine has no route to this address.",
        SocketError.HostUnreachable =>
            "Nothing on the way knows a machine with this address: is the address right, and is the machine on?",
        SocketError.HostNotFound or SocketError.NoData => "The name has no address: is it spelled correctly?",
        SocketError.TryAgain => "The name server didn't answer: is this machine connected to a network?",
        SocketError.TooManyOpenSockets =>
            "This program has as many files and sockets open as it may: dispose those that are done.",
        _ => null,
    };

    private static string? Denied(SocketCall call) => call switch
    {
        SocketCall.Bind => OperatingSystem.IsWindows()
            ? "Another program holds this port, or Windows has reserved it. Bind to port 0, which is any that is free."
            : "Ports with small numbers are for privileged programs: take one above 1023, or 0 for any that is free.",
        SocketCall.Create => "Only a privileged program may create a socket of this kind.",
        SocketCall.Send or SocketCall.Connect =>
            "If this is a broadcast address: set EnableBroadcast first. If not, a firewall may forbid it.",
        _ => null,
    };

    private static string Refused(SocketCall call) => call switch
    {
        SocketCall.Connect =>
            "No server listens on this address and port: call Bind and Listen first, and keep the server's socket "
                + "open.",
        SocketCall.Send or SocketCall.Receive => NoReceiver,
        _ => "No socket is open on this address and port. With TCP, a server calls Bind and Listen first; with UDP, "
            + "the receiver calls Bind.",
    };

    // Windows reports this for a datagram that nobody received, where other systems refuse.
    private static string Reset(bool isDatagrams) => isDatagrams
        ? NoReceiver
        : "The other side ended the connection with a reset: its program ended, or it closed the socket before it had "
            + "read everything.";

    private static string? TimedOut(SocketCall call) => call switch
    {
        SocketCall.Receive => "Nothing came before the time limit: did the other side send, and to this address?",
        SocketCall.Connect => "Nothing answered: is the address right, and does a firewall drop the packets?",
        SocketCall.Send => "The buffers stayed full until the time limit: does the other side receive?",
        _ => null,
    };
}
