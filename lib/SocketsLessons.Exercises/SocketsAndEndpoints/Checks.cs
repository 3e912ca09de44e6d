using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on sockets and endpoints.</summary>
public static partial class SocketsAndEndpointsChecks
{
    private const string Lesson = "01";
    private const string OtherFamily = "Does the socket have the family of the endpoint that it connects to?";

    /// <summary>
    /// Gives your function endpoints as text, of IPv4 and of IPv6 (with the brackets of RFC 3986, section 3.2.2), with
    /// ports from 1 to 65535, and compares the address and the port that come back.
    /// </summary>
    /// <param name="parse">Your function: from a text to the address, without brackets, and the port.</param>
    public static CheckResult Parse(Func<string, (string Address, int Port)> parse) => Check.Run($"{Lesson}.1", check =>
    {
        (string Address, int Port)[] given =
        [
            ("127.0.0.1", 80), ("::1", 443), ("192.0.2.80", 65_535), ("2001:db8::7", check.Random.Next(32_768, 65_535)),
            ("::", 8080), ("::ffff:192.0.2.1", 1), ("2001:db8:1:2:3:4:5:80", check.Random.Next(1024, 32_768)),
        ];
        foreach (var (address, port) in given)
        {
            var isIPv6 = address.Contains(':', StringComparison.Ordinal);
            var text = isIPv6 ? $"[{address}]:{port}" : $"{address}:{port}";
            var answer = check.Ask($"For '{text}':", () => parse(text),
                isIPv6 ? "An IPv6 address contains colons itself. IPEndPoint.Parse can read both kinds."
                    : "Look again at the cell above that parses an endpoint.",
                "No loop is needed, and nothing to wait for.",
                (typeof(OverflowException), "A port goes up to 65535: parse it as an int."));
            check.StartedUnless(
                text == "127.0.0.1:80" && answer is ("" or null, 0), "Your function still answers (\"\", 0).",
                "Look again at the cell above that parses an endpoint.");
            check.That(answer.Address == address && answer.Port == port,
                $"For '{text}' your function answers ({Visible.Text(answer.Address)}, {answer.Port}).",
                $"Expected: ('{address}', {port}).",
                (answer.Address == text, "That is the whole endpoint; it has a property for the address alone."),
                (answer.Address is ['[', ..] or [.., ']'], "The brackets belong to the endpoint, not to the address."),
                (answer.Address == address && answer.Port == 0,
                    "The port is missing: it is the number after the last colon."),
                (answer.Address == address && answer.Port == (short)port,
                    "A short ends at 32767, and a port goes up to 65535."),
                (answer.Address is null, "The address is null: return it as text."),
                (answer.Address == address && answer.Port == (ushort)IPAddress.HostToNetworkOrder((short)port),
                    "The two bytes of the port are swapped: IPEndPoint has put them in order already."),
                (answer.Address is not null && answer.Port == port && IPAddress.TryParse(answer.Address, out var same)
                    && same.MapToIPv6().Equals(IPAddress.Parse(address).MapToIPv6()),
                    "It is the same address in another form: give it as it was."));
        }

        check.Pass($"Right for {given.Length} endpoints of both families.");
    });

    /// <summary>
    /// Starts a server on IPv4 and one on IPv6, lets your function connect to each, and sends a byte both ways through
    /// the socket that you return.
    /// </summary>
    /// <param name="connectTo">Your function: from a server's endpoint to a connected stream socket.</param>
    public static CheckResult Connect(Func<IPEndPoint, Socket?> connectTo) => Check.Run($"{Lesson}.2", check =>
    {
        var tried = 0;
        // Where the whole of 127.0.0.0/8 is this machine's, an address that has no name.
        var own = OperatingSystem.IsMacOS() ? IPAddress.Loopback
            : new IPAddress([127, 0, 0, (byte)check.Random.Next(2, 100)]);
        foreach (var address in new[] { own, IPAddress.IPv6Loopback })
        {
            Socket listener;
            try
            {
                listener = check.Sockets.Listening(address);
            }
            catch (SocketException)
            {
                // This machine lacks the family.
                continue;
            }

            ConnectOne(check, connectTo, listener, isFirst: tried == 0);
            tried++;
        }

        check.That(
            tried > 0, "No server could be started on this machine, so nothing was tried.",
            "Lesson 00 shows what is missing.");
        check.Pass(
            tried == 2 ? "Connected to an IPv4 and to an IPv6 server."
                : "Connected to a server of the only family that this machine has.");
    });

    private static void ConnectOne(Check check, Func<IPEndPoint, Socket?> connectTo, Socket listener, bool isFirst)
    {
        var server = (IPEndPoint)listener.LocalEndPoint!;
        var socket = check.Sockets.Keep(
            check.Ask($"For {server}:", () => connectTo(new IPEndPoint(server.Address, server.Port)),
            "You need three steps: create a socket, connect it, return it.",
            "After Connect there is nothing to wait for.",
            (typeof(ArgumentException), "Connect to the endpoint that is given, and not to a name."),
            (SocketError.AddressAlreadyInUse,
                "That is the server's address: a client connects to it, and doesn't bind to it."),
            (SocketError.ConnectionRefused, "Nobody listens there: connect to the endpoint that is given."),
            (typeof(SocketException), OtherFamily), (typeof(NotSupportedException), OtherFamily)));
        check.StartedUnless(
            socket is null && isFirst, "Your function still answers null.", "Create a socket, connect it, return it.");
        check.That(
            socket is not null, $"For {server} your function answers null.",
            "The endpoint may be an IPv4 or an IPv6 one.");
        check.That(
            !TestSockets.IsClosed(socket), "The socket was closed before it was returned.",
            "No `using` here: the caller closes the socket.");
        check.That(
            socket.SocketType == SocketType.Stream, $"The socket is of type {socket.SocketType}.",
            "A stream socket was asked for.");
        check.That(
            socket.AddressFamily == server.AddressFamily,
            $"For {server} the socket's family is {socket.AddressFamily}.",
            "Take the socket's family from the endpoint: server.AddressFamily.");
        check.That(
            socket.Connected || check.Sockets.TryAccept(listener, TimeSpan.FromMilliseconds(200)) is null,
            "The server has your connection, and the socket that you returned isn't connected.",
            "Leave out Shutdown and Disconnect. If you call ConnectAsync, wait until it's done.");
        check.That(
            socket.Connected, "The socket that you returned isn't connected.",
            "Call Connect, and let it finish, before you return the socket.");
        check.That(
            socket.Blocking, "The socket that you returned doesn't block.",
            "Leave Blocking as it is: then Connect returns when the connection is there.");
        check.That(
            server.Equals(socket.RemoteEndPoint), $"The socket leads to {socket.RemoteEndPoint}, not to {server}.",
            "Connect to the endpoint that is given.");
        var (accepted, others) = Accepted(check, listener, socket);
        check.That(
            others == 0, $"Your function connected {others + 1} times to {server}.",
            "One connection is enough: connect the socket that you return, and no other.");
        check.That(
            accepted is not null, "The server knows nothing of the connection that you returned.",
            "Connect to the endpoint that is given.");

        accepted!.Send([42]);
        check.That(TestSockets.Read(socket, 1, TimeSpan.FromSeconds(1)).Bytes is [42],
            "The server sent a byte, and the socket that you returned can't receive it.",
            "Don't shut the socket down before you return it.");
        try
        {
            socket.Send([43]);
        }
        catch (SocketException error)
        {
            check.Fail(
                $"The socket that you returned can't send: {error.SocketErrorCode}.",
                "Don't shut the socket down before you return it.");
        }

        check.That(
            TestSockets.Read(accepted, 1, TimeSpan.FromSeconds(1)).Bytes is [43],
            "The server doesn't get what the socket sends, but something else.",
            "Return the socket as it is after Connect: nothing sent, nothing shut down.");
    }

    /// <summary>The server's end of the connection, and how many other connections came.</summary>
    private static (Socket? Accepted, int Others) Accepted(Check check, Socket listener, Socket client)
    {
        Socket? accepted = null;
        var others = 0;
        while (check.Sockets.TryAccept(listener, TimeSpan.FromMilliseconds(accepted is null ? 1000 : 20)) is { } next)
        {
            if (client.LocalEndPoint!.Equals(next.RemoteEndPoint)) accepted = next;
            else others++;
        }

        return (accepted, others);
    }
}
