using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class EphemeralPortsChecks
{
    /// <summary>
    /// Takes nine of ten ports, as other programs would, and lets your function connect from the tenth; then all ten,
    /// when null is the answer. Afterwards it counts the sockets that your tries left open.
    /// </summary>
    /// <param name="connectFrom">Your function: from the first of the ten ports and the server to a connected socket,
    /// or null.</param>
    public static CheckResult ConnectFrom(Func<int, EndPoint, Socket?> connectFrom) => Check.Run($"{Lesson}.3", check =>
    {
        var listener = check.Sockets.Listening();
        var missed = new List<string>();
        // Two neighbors, so that an answer that leaves some out misses one of them.
        var middle = check.Random.Next(1, 8);
        int?[] cases = [9, 0, middle, middle + 1, null];
        foreach (var free in cases)
        {
            var (first, taken) = TakeTenBut(free, listener.LocalEndPoint!);
            try
            {
                var doing =
                    $"{(free is null ? "None" : $"Only {first + free}")} of the ports {first} to {first + 9} is free:";
                if (!TryFrom(check, connectFrom, doing, first, free, listener))
                    missed.Add($"{doing} your function answers null.");
            }
            finally
            {
                taken.ForEach(TestSockets.Reset);
            }
        }

        const string Next =
            "One taken port is no reason to give up: go on with the next, with a new socket, from the first of the "
                + "ten to the tenth.";
        check.StartedUnless(missed.Count == cases.Length - 1, missed.FirstOrDefault() ?? "", Next);
        check.That(missed.Count == 0, missed.FirstOrDefault() ?? "", Next);
        check.Pass("Connected from the only free one of the ten, wherever it was, and null when there was none.");
    });

    /// <returns>Whether a socket came back, if one of the ports was free.</returns>
    private static bool TryFrom(
        Check check, Func<int, EndPoint, Socket?> connectFrom, string doing, int first, int? free, Socket listener)
    {
        const string Stuck =
            "Each port needs one try only: give up after the tenth. A client has nothing to accept or to receive here.";
        const string Again = "A socket whose Connect failed is of no more use: create a new one for each try.";
        var server = (IPEndPoint)listener.LocalEndPoint!;
        Socket? Call() => connectFrom(first, new IPEndPoint(server.Address, server.Port));
        var client = free is null
            ? check.Ask(doing, Call, "When all are taken, return null instead of an exception.", Stuck)
            : check.Ask(
                doing, Call,
                "A port that is taken shows in Bind, or only in Connect: catch it, and go on with the next, with a "
                    + "new socket.",
                Stuck, (typeof(ObjectDisposedException), Again), (typeof(InvalidOperationException), Again));
        if (client is null) return free is null;
        try
        {
            Judge(check, doing, client, first, free, listener);
            return true;
        }
        finally
        {
            TestSockets.Reset(client);
        }
    }

    private static void Judge(Check check, string doing, Socket client, int first, int? free, Socket listener)
    {
        check.That(!TestSockets.IsClosed(client), $"{doing} what came back is a closed socket.",
            free is null ? "When all are taken, return null." : "Dispose only the sockets whose try failed.");
        check.That(
            client.SocketType == SocketType.Stream && client.Connected,
            $"{doing} what came back isn't a connected stream socket.", "Connect it, and leave it open.");
        var port = ((IPEndPoint)client.LocalEndPoint!).Port;
        check.That(
            port >= first && port <= first + 9, $"{doing} the port of your socket is {port}, which is none of them.",
            "Only the ten will do: Bind before Connect, and give up after the tenth.",
            (port == first + 10, "Those are eleven ports: stop before firstPort + 10."));
        check.That(
            listener.LocalEndPoint!.Equals(client.RemoteEndPoint),
            $"{doing} your socket leads to {client.RemoteEndPoint}.", "Connect to the server that is given.");
    }

    /// <summary>Takes ten ports in a row, but for one that stays free, or all of them.</summary>
    private static (int First, List<Socket> Taken) TakeTenBut(int? free, EndPoint server)
    {
        // Above the registered ports that programs like, below every system's ephemeral range.
        for (var first = 20_000 + (10 * System.Random.Shared.Next(0, 900)); first < 30_000; first += 10)
        {
            var taken = new List<Socket>();
            try
            {
                for (var index = 0; index < 10; index++)
                    Take(first + index, server, byConnecting: index % 2 == 1, taken);
                if (free is { } index2) TestSockets.Reset(taken[index2]);
                return (first, taken);
            }
            catch (SocketException)
            {
                // Another program has one of them: the next ten.
                taken.ForEach(TestSockets.Reset);
            }
        }

        throw new InvalidOperationException(
            "There are no ten free ports in a row between 20000 and 30000; close some programs and try again.");
    }

    /// <summary>Takes a port as another program would: by listening on it, or by being connected from it.</summary>
    private static void Take(int port, EndPoint server, bool byConnecting, List<Socket> taken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Add(socket);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        if (byConnecting) socket.Connect(server);
        else socket.Listen(1);
    }
}
