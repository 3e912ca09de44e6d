using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class SocketsAndEndpointsChecks
{
    /// <summary>
    /// Asks your function for a socket for each of six purposes, and looks at the family and the type of what it
    /// returns.
    /// </summary>
    /// <param name="socketFor">Your function: from a purpose to a socket, which need not be connected.</param>
    public static CheckResult SocketFor(Func<string, Socket?> socketFor) => Check.Run($"{Lesson}.3", check =>
    {
        (string Purpose, AddressFamily Family, SocketType Type)[] given =
        [
            ("a web server on 127.0.0.1", AddressFamily.InterNetwork, SocketType.Stream),
            ("a web server on ::1", AddressFamily.InterNetworkV6, SocketType.Stream),
            ("a DNS question to 127.0.0.1", AddressFamily.InterNetwork, SocketType.Dgram),
            ("a video call over IPv6, where a late picture is worthless", AddressFamily.InterNetworkV6,
                SocketType.Dgram),
            ("a file to be copied over IPv4, every byte of it", AddressFamily.InterNetwork, SocketType.Stream),
            ("a web server for clients of both families", AddressFamily.InterNetworkV6, SocketType.Stream),
        ];
        var returned = new List<Socket>();
        foreach (var (purpose, family, type) in given)
        {
            var socket = check.Sockets.Keep(check.Ask($"For {purpose}:", () => socketFor(purpose),
                "The socket only has to be created: it need not be bound or connected.",
                "The socket need not be connected.",
                (typeof(NotSupportedException), "DualMode is a switch of IPv6 sockets."),
                (typeof(SocketException), "Stream goes with Tcp, Dgram with Udp.")));
            if (socket is null) continue;
            check.That(
                !returned.Contains(socket), $"For {purpose} your function returns a socket that it returned before.",
                "Create a new socket for each purpose.");
            returned.Add(socket);
            Judge(check, purpose, socket, family, type);
        }

        check.StartedUnless(
            returned.Count == 0, "There is no socket for any purpose yet.", "Begin with the first one.");
        var missing = given.Length - returned.Count;
        check.That(
            missing == 0,
            $"The sockets that you return are right, but for {missing} of the purposes there is no socket.",
            "Go on with the next one.");
        check.Pass("The right family and type for all six.");
    });

    private static void Judge(Check check, string purpose, Socket socket, AddressFamily family, SocketType type)
    {
        var both = purpose.EndsWith("both families", StringComparison.Ordinal);
        check.That(
            !TestSockets.IsClosed(socket), $"For {purpose} the socket is closed.",
            "Return it open: the caller closes it.");
        check.That(socket.AddressFamily == family, $"For {purpose} the family is {socket.AddressFamily}.",
            both ? "Only one family can serve both, and only in one mode: look at the lines of 'One socket for both "
                + "families?'."
                : "Look at the address, or at the version of IP that is named.");
        check.That(socket.SocketType == type, $"For {purpose} the type is {socket.SocketType}.",
            "Must every byte arrive, in order? Then it's a stream. Is one message enough by itself, or late worse "
                + "than lost? Then it's a datagram.");
        check.That(
            !both || socket.DualMode, "The socket for both families isn't in dual mode.",
            "IPv6 serves IPv4 only when you tell it to: DualMode.");
    }
}
