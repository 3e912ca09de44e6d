using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on ephemeral ports. Each tries your answer with real sockets on this
/// machine.</summary>
public static partial class EphemeralPortsChecks
{
    private const string Lesson = "05";

    /// <summary>
    /// Asks your function how many connections one client can have, for ranges and numbers of servers that it
    /// chooses, large ones too. Connections are told apart by four values (RFC 9293, section 3.3.1).
    /// </summary>
    /// <param name="maxConnections">Your function: from the ports in the range and the servers to the
    /// connections.</param>
    public static CheckResult MaxConnections(Func<long, long, long> maxConnections) => Check.Run($"{Lesson}.1", check =>
    {
        (long Ports, long Servers)[] given =
        [
            (28_232, 1), (28_232, 1000), (16_384, 3), (1, 1),
            (check.Random.Next(1000, 60_000), check.Random.Next(2, 500)),
            (64_000, 4_000_000),
        ];
        var answers = given.Select(range => check.Ask($"For {range.Ports} ports and {range.Servers} servers:",
            () => maxConnections(range.Ports, range.Servers), "One line of arithmetic is enough.",
            "No loop is needed: one line of arithmetic is enough.")).ToArray();
        check.StartedUnless(
            answers.All(answer => answer == 0), "Your function still answers 0.", "Begin with one server.");
        // For one server alone, different mistakes come to the same number.
        bool IsAlways(Func<long, long, long> mistake) =>
            given.Zip(answers).All(pair => pair.Second == mistake(pair.First.Ports, pair.First.Servers));
        var (isSum, isServers) = (
            IsAlways((ports, servers) => ports + servers) || IsAlways((ports, servers) => ports + servers - 1),
            IsAlways((_, servers) => servers));
        foreach (var ((ports, servers), answer) in given.Zip(answers))
        {
            check.That(answer == ports * servers,
                $"For {ports} ports you allow {answer} connections to {servers} "
                    + $"{(servers == 1 ? "server" : "servers")}.",
                "To one server, there are as many as there are ports. Which of the four values is new with a second "
                    + "server?",
                (answer == ports,
                    "That's right for one server. Do two connections to two servers need two local ports?"),
                (answer == (int)(ports * servers) || answer == (uint)(ports * servers),
                    "An int is too small for that: calculate with long."),
                (answer == ports / servers,
                    "You divide the range among the servers. Can one port lead to two servers?"),
                (answer is 65_535 or 65_536 or 64_512 or 64_511 || answer == 65_535 * servers,
                    "Use the number of ports that your function gets."),
                (isSum,
                    "You add the servers to the ports. But every server can be reached from every port."),
                (isServers, "You count the servers: how many ports can lead to each of them?"),
                (Math.Abs(answer - ports * servers) <= 2, "That's close: leave out the + 1 or - 1."));
        }

        check.Pass("Each server adds a whole range of connections.");
    });

    /// <summary>
    /// Gives your function a listening socket that has served a client, and then lets twenty clients connect to its
    /// address and port: all must come to the socket that you return, and the old one must be closed.
    /// </summary>
    /// <param name="restart">Your function: from the old listening socket to the new one.</param>
    public static CheckResult Restart(Func<Socket, Socket?> restart) => Check.Run($"{Lesson}.2", check =>
    {
        // Where the whole of 127.0.0.0/8 is this machine's, an address that nobody would write by habit.
        var own = OperatingSystem.IsMacOS() ? IPAddress.Loopback
            : new IPAddress([127, 0, 0, (byte)check.Random.Next(2, 100)]);
        var old = check.Sockets.Listening(own);
        var address = (IPEndPoint)old.LocalEndPoint!;
        ServeOne(check, old);
        const string Taken = "The port is taken while the old socket listens: which of the two has to go first?";
        var server = check.Sockets.Keep(check.Ask($"For a socket on {address}:", () => restart(old),
            "Close the old socket. Then create a new one, bind it to the same address and port, and listen.",
            "Close the old socket first. Then return the new one as soon as it listens: nothing here has to wait.",
            (SocketError.AddressAlreadyInUse, Taken),
            (typeof(ObjectDisposedException), "Ask the old socket for its address before you close it."),
            (typeof(InvalidOperationException),
                "A server calls Bind, and then Listen. It doesn't connect.")));
        check.StartedUnless(
            ReferenceEquals(server, old) && !TestSockets.IsClosed(old), "The old socket came back.",
            "Create a new socket on the same address and port, and return that one.");
        check.That(
            server is not null && !TestSockets.IsClosed(server), "No open socket came back.",
            "Return the new one, without closing it.");
        var bound = server.LocalEndPoint as IPEndPoint;
        check.That(
            address.Equals(bound), $"The new socket is bound to {bound?.ToString() ?? "no address"}, not to {address}.",
            "Clients only know the old address and port.",
            (bound?.Port == address.Port && bound.Address.Equals(IPAddress.Any),
                "The port is right. Take the old address, too, or you listen on every network."),
            (bound?.Port == address.Port, "The port is right. Take the old address, too: old.LocalEndPoint is both."));
        EveryClientComes(check, old, server, address);
    });

    private static void EveryClientComes(Check check, Socket old, Socket server, EndPoint address)
    {
        for (var number = 1; number <= 20; number++)
        {
            var client = check.Sockets.TryConnect(address, TimeSpan.FromMilliseconds(500));
            check.That(
                client is not null, $"Client {number} was refused on the port.",
                "Bind isn't enough to get clients: call Listen, too.");
            using var accepted = check.Sockets.TryAccept(server, TimeSpan.FromMilliseconds(500));
            check.That(accepted is not null && accepted.RemoteEndPoint!.Equals(client.LocalEndPoint),
                $"Client {number} connected, and didn't come to the new socket.",
                "Does your code accept clients of the new socket itself? Return it, and leave them to the caller.",
                (!TestSockets.IsClosed(old),
                    "The old socket still listens. Close it first, instead of sharing its port."));
            client.Dispose();
        }

        check.That(
            TestSockets.IsClosed(old), "The old socket is still open.", "Close it before you create the new one.");
        check.Pass("The old socket is closed, and twenty clients came to the new one.");
    }

    /// <summary>Leaves a connection in TIME_WAIT at the server's end.</summary>
    private static void ServeOne(Check check, Socket listener)
    {
        using var client = check.Sockets.TryConnect(listener.LocalEndPoint!, TimeSpan.FromSeconds(1))!;
        using var server = check.Sockets.TryAccept(listener, TimeSpan.FromSeconds(1))!;
        server.Shutdown(SocketShutdown.Send);
        TestSockets.Read(client, 1, TimeSpan.FromSeconds(1));
    }
}
