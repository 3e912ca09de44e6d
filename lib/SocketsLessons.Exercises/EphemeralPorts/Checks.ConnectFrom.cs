using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class EphemeralPortsChecks
{
    /// <summary>
    /// Takes nine of ten ports, as other programs would, and lets your function connect from the tenth; then all ten, when
    /// null is the answer. Afterwards it counts the sockets that your tries left open.
    /// </summary>
    /// <param name="connectFrom">Your function: from the first of the ten ports and the server to a connected socket, or null.</param>
    public static CheckResult ConnectFrom(Func<int, EndPoint, Socket?> connectFrom) => Check.Run($"{Lesson}.3", check =>
    {
        var listener = check.Sockets.Listening();
        foreach (var free in new int?[] { 9, 0, check.Random.Next(1, 9), null })
        {
            var (first, taken) = TakeTenBut(free, listener.LocalEndPoint!);
            try
            {
                TryFrom(check, connectFrom, first, free, listener);
            }
            finally
            {
                taken.ForEach(TestSockets.Reset);
            }
        }

        check.Pass("Connected from the only free one of the ten, wherever it was, and null when there was none.");
    });

    private static void TryFrom(Check check, Func<int, EndPoint, Socket?> connectFrom, int first, int? free, Socket listener)
    {
        var server = (IPEndPoint)listener.LocalEndPoint!;
        var ports = $"{first} to {first + 9}";
        var doing = free is null ? $"None of the ports {ports} is free:" : $"Of the ports {ports}, only {first + free} is free:";
        var client = check.Ask(doing, () => connectFrom(first, new IPEndPoint(server.Address, server.Port)),
            free is null ? "When all are taken, return null instead of an exception."
                : "A port that is taken shows in Bind, or only in Connect: catch it, and go on with the next, with a new socket.",
            "Each port needs one try only: give up after the tenth. A client has nothing to accept or to receive here.",
            (typeof(ObjectDisposedException), "A socket whose Connect failed is of no more use: create a new one for each try."),
            (typeof(InvalidOperationException), "A socket whose Connect failed is of no more use: create a new one for each try."));
        try
        {
            Judge(check, doing, client, first, free, listener);
        }
        finally
        {
            if (client is not null) TestSockets.Reset(client);
        }
    }

    private static void Judge(Check check, string doing, Socket? client, int first, int? free, Socket listener)
    {
        check.StartedUnless(client is null && free == 9, $"{doing} your function answers null.",
            "One taken port is no reason to give up: go on with the next, with a new socket.");
        check.That(client is not null || free is null, $"{doing} your function answers null.", "Try all ten, from the first to the tenth.");
        if (client is null) return;
        check.That(!TestSockets.IsClosed(client), $"{doing} what came back is a closed socket.", "Dispose only the sockets whose try failed.");
        check.That(client.SocketType == SocketType.Stream && client.Connected, $"{doing} what came back isn't a connected stream socket.", "Connect it, and leave it open.");
        var port = ((IPEndPoint)client.LocalEndPoint!).Port;
        check.That(port >= first && port <= first + 9, $"{doing} the port of your socket is {port}, which is none of them.",
            "Only the ten will do: Bind before Connect, and give up after the tenth.",
            (port == first + 10, "Those are eleven ports: stop before firstPort + 10."));
        check.That(listener.LocalEndPoint!.Equals(client.RemoteEndPoint), $"{doing} your socket leads to {client.RemoteEndPoint}.", "Connect to the server that is given.");
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
                for (var index = 0; index < 10; index++) Take(first + index, server, byConnecting: index % 2 == 1, taken);
                if (free is { } index2) TestSockets.Reset(taken[index2]);
                return (first, taken);
            }
            catch (SocketException)
            {
                // Another program has one of them: the next ten.
                taken.ForEach(TestSockets.Reset);
            }
        }

        throw new InvalidOperationException("There are no ten free ports in a row between 20000 and 30000; close some programs and try again.");
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
