using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 01.</summary>
public static class Lesson01
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.5);

    /// <summary>Checks exercise 01.1: take an endpoint's textual form apart (RFC 3986 §3.2.2 for the brackets).</summary>
    public static CheckResult CheckTakeApart(Func<string, (string Address, int Port)> takeApart)
    {
        const string Exercise = "01.1";
        (string Text, string Address, int Port)[] given =
            [("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:443", "::1", 443), ("[2001:db8::7]:8080", "2001:db8::7", 8080)];
        foreach (var (text, address, port) in given)
        {
            (string Address, int Port) answer = default;
            var attempt = Attempt.Start(() => answer = takeApart(text));
            if (!attempt.Wait(Deadline))
                return CheckResult.Incorrect(Exercise, $"For '{text}' your function has not returned.", "No loop is needed, and nothing to wait for.");
            if (attempt.Error is { } error)
                return CheckResult.Incorrect(Exercise, $"For '{text}': {Attempt.Describe(error)}", "An IPv6 address has colons of its own; .NET can parse both forms.");
            if (text == given[0].Text && answer is ("", 0))
                return CheckResult.NotStarted(Exercise, "Your function still answers (\"\", 0).", "Look at the cell above that parses an endpoint again.");
            if (answer == (address, port)) continue;
            if (answer.Address == text || answer.Address == $"{address}:{port}")
                return CheckResult.Incorrect(Exercise, $"For '{text}' the address comes back as '{answer.Address}'.", "That is the whole endpoint; it has a property for the address alone.");
            return answer.Address?.Contains('[', StringComparison.Ordinal) == true
                ? CheckResult.Incorrect(Exercise, $"For '{text}' the address comes back as '{answer.Address}'.", "The brackets belong to the endpoint, not to the address.")
                : CheckResult.Incorrect(Exercise, $"For '{text}' your function answers ('{answer.Address}', {answer.Port}).", $"Expected: ('{address}', {port}).");
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} endpoints of both families.");
    }

    /// <summary>Checks exercise 01.2: connect a stream socket to a server of either family.</summary>
    public static CheckResult CheckConnectTo(Func<IPEndPoint, Socket?> connectTo)
    {
        const string Exercise = "01.2";
        var tried = 0;
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            TcpEchoServer server;
            try
            {
                server = TcpEchoServer.Start(address);
            }
            catch (Exception missing) when (missing is InvalidOperationException or SocketException)
            {
                continue;
            }

            using (server)
            {
                if (Connect(Exercise, connectTo, server.EndPoint) is { } verdict) return verdict;
                tried++;
            }
        }

        if (tried == 0) return CheckResult.Incorrect(Exercise, "No server could be started on this machine, so nothing was tried.", "Lesson 00 shows what is missing.");
        return CheckResult.Passed(Exercise, tried == 2 ? "Connected to an IPv4 and to an IPv6 server." : "Connected to a server of the only family that this machine has.");
    }

    private static CheckResult? Connect(string exercise, Func<IPEndPoint, Socket?> connectTo, IPEndPoint server)
    {
        Socket? socket = null;
        var attempt = Attempt.Start(() => socket = connectTo(server));
        var ended = attempt.Wait(Deadline);
        using (socket)
        {
            if (!ended) return CheckResult.Incorrect(exercise, $"For {server} your function has not returned.", "After Connect there is nothing to wait for.");
            if (attempt.Error is { } error)
                return CheckResult.Incorrect(exercise, $"For {server}: {Attempt.Describe(error)}", error switch
                {
                    SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "That is the server's address: a client connects to it, and does not bind to it.",
                    SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Nobody listens there: connect to the endpoint that is given.",
                    _ => "Does the socket have the family of the endpoint that it connects to?",
                });
            if (socket is null) return CheckResult.NotStarted(exercise, "Your function still answers null.", "Create a socket, connect it, return it.");
            if (socket.SafeHandle.IsClosed) return CheckResult.Incorrect(exercise, "The socket was closed before it was returned.", "No `using` here: whoever gets the socket closes it.");
            if (!socket.Connected) return CheckResult.Incorrect(exercise, "The socket that you returned is not connected.", "Call Connect before you return it.");
            if (socket.SocketType != SocketType.Stream) return CheckResult.Incorrect(exercise, $"The socket is of type {socket.SocketType}.", "A stream socket was asked for.");
            return server.Equals(socket.RemoteEndPoint) ? null
                : CheckResult.Incorrect(exercise, $"The socket leads to {socket.RemoteEndPoint}, not to {server}.", "Connect to the endpoint that is given, and take the socket's family from it.");
        }
    }

    /// <summary>Checks exercise 01.3: the right family and type for six purposes.</summary>
    public static CheckResult CheckSocketFor(Func<string, Socket?> socketFor)
    {
        const string Exercise = "01.3";
        (string Purpose, AddressFamily Family, SocketType Type)[] given =
        [
            ("a web server on 127.0.0.1", AddressFamily.InterNetwork, SocketType.Stream),
            ("a web server on ::1", AddressFamily.InterNetworkV6, SocketType.Stream),
            ("a DNS question to 127.0.0.1", AddressFamily.InterNetwork, SocketType.Dgram),
            ("a video call over IPv6, where a late picture is worthless", AddressFamily.InterNetworkV6, SocketType.Dgram),
            ("a file to be copied over IPv4, every byte of it", AddressFamily.InterNetwork, SocketType.Stream),
            ("a web server for clients of both families", AddressFamily.InterNetworkV6, SocketType.Stream),
        ];
        var missing = 0;
        foreach (var (purpose, family, type) in given)
        {
            Socket? socket = null;
            var attempt = Attempt.Start(() => socket = socketFor(purpose));
            if (!attempt.Wait(Deadline))
                return CheckResult.Incorrect(Exercise, $"For {purpose} your function has not returned.", "The socket need not be connected.");
            using (socket)
            {
                if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, $"For {purpose}: {Attempt.Describe(error)}", SocketHint(error));
                if (socket is null) missing++;
                else if (Judge(Exercise, purpose, socket, family, type) is { } verdict) return verdict;
            }
        }

        if (missing == given.Length) return CheckResult.NotStarted(Exercise, "There is no socket for any purpose yet.", "Begin with the first one.");
        if (missing > 0) return CheckResult.Incorrect(Exercise, $"What there is is right, but for {missing} of the purposes there is no socket.", "Go on with the next one.");
        return CheckResult.Passed(Exercise, "The right family and type for all six.");
    }

    private static CheckResult? Judge(string exercise, string purpose, Socket socket, AddressFamily family, SocketType type)
    {
        var both = purpose.EndsWith("both families", StringComparison.Ordinal);
        if (socket.SafeHandle.IsClosed)
            return CheckResult.Incorrect(exercise, $"For {purpose} the socket is closed.", "Return it open; whoever gets it closes it.");
        if (socket.AddressFamily != family)
            return CheckResult.Incorrect(exercise, $"For {purpose} the family is {socket.AddressFamily}.", both
                ? "Only one family can serve both, and only in one mode: look at the lines of 'One socket for both families?'."
                : "Look at the address, or at the version of IP that is named.");
        if (socket.SocketType != type)
            return CheckResult.Incorrect(exercise, $"For {purpose} the type is {socket.SocketType}.", "Must every byte arrive, in order? Then it is a stream. Is a message of its own enough, or late worse than lost? Then it is a datagram.");
        return both && !socket.DualMode
            ? CheckResult.Incorrect(exercise, "The socket for both families is not in dual mode.", "IPv6 serves IPv4 only when it is told to: DualMode.")
            : null;
    }

    private static string SocketHint(Exception error) => error switch
    {
        NotSupportedException => "DualMode is a switch of IPv6 sockets.",
        SocketException { SocketErrorCode: SocketError.ProtocolNotSupported or SocketError.ProtocolType } => "Stream goes with Tcp, Dgram with Udp.",
        _ => "The socket only has to be created: it need not be bound or connected.",
    };
}
