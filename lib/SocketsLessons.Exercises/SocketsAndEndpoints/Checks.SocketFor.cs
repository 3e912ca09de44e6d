using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class SocketsAndEndpointsChecks
{
    private const string Pairs = "Stream goes with Tcp, Dgram with Udp.";

    /// <summary>
    /// Asks your function for a socket for each of five tasks, and looks at the family and the type of what it returns.
    /// </summary>
    /// <param name="socketFor">Your function: from a task to a socket, which need not be connected.</param>
    public static CheckResult SocketFor(Func<string, Socket?> socketFor) => Check.Run($"{Lesson}.3", check =>
    {
        (string Task, AddressFamily Family, SocketType Type)[] given =
        [
            ("get a web page from 127.0.0.1", AddressFamily.InterNetwork, SocketType.Stream),
            ("get a web page from ::1", AddressFamily.InterNetworkV6, SocketType.Stream),
            ("ask the DNS server at 127.0.0.1, in one message", AddressFamily.InterNetwork, SocketType.Dgram),
            ("send live video over IPv6, where a late picture is useless", AddressFamily.InterNetworkV6,
                SocketType.Dgram),
            ("copy a file over IPv4, every byte of it", AddressFamily.InterNetwork, SocketType.Stream),
        ];
        var returned = new List<Socket>();
        foreach (var (task, family, type) in given)
        {
            var socket = check.Sockets.Keep(check.Ask($"For '{task}':", () => socketFor(task),
                "The socket only has to be created: it need not be bound or connected.",
                "The socket need not be connected.",
                (typeof(NotSupportedException), "DualMode is a switch of IPv6 sockets: leave it out here."),
                (SocketError.ProtocolNotSupported, Pairs), (SocketError.ProtocolType, Pairs),
                (SocketError.SocketNotSupported, Pairs)));
            if (socket is null) continue;
            check.That(
                !returned.Contains(socket), $"For '{task}' your function returns a socket that it returned before.",
                "Create a new socket for each task.");
            returned.Add(socket);
            Judge(check, task, socket, family, type);
        }

        check.StartedUnless(returned.Count == 0, "There is no socket for any task yet.", "Begin with the first one.");
        var missing = given.Length - returned.Count;
        check.That(
            missing == 0,
            $"The sockets that you return are right, but for {missing} of the tasks there is no socket.",
            "Go on with the next one.");
        check.Pass("The right family and type for all five.");
    });

    private static void Judge(Check check, string task, Socket socket, AddressFamily family, SocketType type)
    {
        check.That(
            !TestSockets.IsClosed(socket), $"For '{task}' the socket is closed.",
            "Return it open: the caller closes it.");
        check.That(socket.AddressFamily == family, $"For '{task}' the family is {socket.AddressFamily}.",
            "Look at the address, or at the version of IP in the task.");
        check.That(socket.SocketType == type, $"For '{task}' the type is {socket.SocketType}.",
            "If every byte has to arrive in order, it's a stream. If each message is useful on its own, or late is "
                + "worse than lost, it's a datagram.");
    }
}
