using System.Text.RegularExpressions;

namespace SocketsLessons.Protocol;

/// <summary>Finds the call that an exception came from.</summary>
internal static partial class SocketCalls
{
    /// <summary>The call on the socket that failed, as the frames of the stack name it.</summary>
    public static SocketCall Failed(Exception error)
    {
        var frames = SocketFrame().Matches(error.StackTrace ?? "").Select(match => match.Groups[1].Value).ToArray();
        bool Has(string name) => frames.Any(frame => frame.Contains(name, StringComparison.Ordinal));
        return Has("Bind") ? SocketCall.Bind
            : Has("Listen") ? SocketCall.Listen
            : Has("Accept") ? SocketCall.Accept
            : Has("Connect") ? SocketCall.Connect
            : Has("Send") || Has("Write") ? SocketCall.Send
            : Has("Receive") || Has("Read") ? SocketCall.Receive
            : Has(".ctor") ? SocketCall.Create
            : SocketCall.Unknown;
    }

    /// <summary>Whether it is an asynchronous call without a result: ConnectAsync, unlike ReceiveAsync.</summary>
    public static bool HasNoResult(Exception error) =>
        error.StackTrace?.Contains("Sources.IValueTaskSource.GetResult", StringComparison.Ordinal) == true;

    /// <summary>Whether it is a call that only datagrams have.</summary>
    public static bool IsDatagrams(Exception error) => DatagramFrame().IsMatch(error.StackTrace ?? "");

    [GeneratedRegex(@"System\.Net\.Sockets\.(?:Socket|TcpClient|TcpListener|UdpClient|NetworkStream)\.<?(\.ctor|\w+)")]
    private static partial Regex SocketFrame();

    [GeneratedRegex(@"System\.Net\.Sockets\.(?:UdpClient\.|Socket\.<?(?:Receive(?:Message)?From|SendTo))")]
    private static partial Regex DatagramFrame();
}
