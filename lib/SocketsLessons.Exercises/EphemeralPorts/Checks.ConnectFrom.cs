using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class EphemeralPortsChecks
{
    /// <summary>
    /// Takes nine of ten ports, as other programs would, and lets your function connect from the tenth. Then it takes
    /// all ten, so that null is the answer, and then it asks for a server that refuses. Afterwards it counts the
    /// sockets that your tries left open.
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
            var (first, taken) = TakeTen(listener.LocalEndPoint!);
            if (free is { } index) TestSockets.Reset(taken[index]);
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
            "After a port that's taken, go on with the next one, with a new socket, from the first of the ten to the "
                + "tenth.";
        check.StartedUnless(missed.Count == cases.Length - 1, missed.FirstOrDefault() ?? "", Next);
        check.That(missed.Count == 0, missed.FirstOrDefault() ?? "", Next);
        Refused(check, connectFrom);
        check.Pass(
            "It connects from the only free port of the ten, returns null if there is none, and lets a refusal pass.");
    });

    /// <summary>Ten free ports, and a server that refuses: that is no matter of ports.</summary>
    private static void Refused(Check check, Func<int, EndPoint, Socket?> connectFrom)
    {
        const string Doing = "When the server refuses:";
        const string Hint =
            "A refusal has nothing to do with your port. Catch only AddressAlreadyInUse and AddressNotAvailable, and "
                + "let any other error pass.";
        using var closed = check.Sockets.Bound();
        var first = TenFree();
        Socket? client = null;
        // Windows takes two seconds to report a refusal, so this may take longer than other calls.
        var answer = check.Start(() => client = connectFrom(first, closed.LocalEndPoint!));
        if (!answer.Wait(check.Left)) check.Stuck(answer, Doing, Hint);
        check.Sockets.Keep(client);
        check.That(
            answer.Error is not null, $"{Doing} your function returns {(client is null ? "null" : "a socket")}.", Hint);
        check.That(
            answer.Error is SocketException { SocketErrorCode: SocketError.ConnectionRefused },
            $"{Doing} {Answer.Describe(answer.Error)}", Hint,
            (answer.Error is ObjectDisposedException or InvalidOperationException { InnerException: null },
                "After the error of Connect, don't use that socket again: dispose it, and throw."));
    }

    /// <returns>The first of ten ports in a row that are free.</returns>
    private static int TenFree()
    {
        var (first, taken) = TakeTen();
        taken.ForEach(TestSockets.Reset);
        return first;
    }

    /// <returns>Whether a socket came back, if one of the ports was free.</returns>
    private static bool TryFrom(
        Check check, Func<int, EndPoint, Socket?> connectFrom, string doing, int first, int? free, Socket listener)
    {
        const string Stuck =
            "Try each port once, and give up after the tenth. A client has nothing to accept or to receive here.";
        const string Again = "After Connect has failed, don't use that socket again: create a new one for each try.";
        var server = (IPEndPoint)listener.LocalEndPoint!;
        Socket? Call() => connectFrom(first, new IPEndPoint(server.Address, server.Port));
        var client = free is null
            ? check.Ask(doing, Call, "When all are taken, return null instead of an exception.", Stuck)
            : check.Ask(
                doing, Call,
                "You need a loop over the ten ports: in it, create a socket, bind it, and connect it.",
                Stuck, (typeof(ObjectDisposedException), Again), (typeof(InvalidOperationException), Again),
                (typeof(SocketException),
                    "A port that is taken shows in Bind, or only in Connect: catch that, and go on with the next, "
                        + "with a new socket."));
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
        check.That(!TestSockets.IsClosed(client), $"{doing} your function returned a closed socket.",
            free is null ? "When all are taken, return null." : "Dispose only the sockets whose try failed.");
        check.That(
            client.SocketType == SocketType.Stream && client.Connected,
            $"{doing} your function returned a socket that isn't connected.", "Connect it, and leave it open.");
        var port = ((IPEndPoint)client.LocalEndPoint!).Port;
        check.That(
            port >= first && port <= first + 9, $"{doing} the port of your socket is {port}, which is none of them.",
            "Use one of the ten ports: call Bind before Connect, and give up after the tenth.",
            (port == first + 10, "That's the eleventh port: stop before firstPort + 10."));
        check.That(
            listener.LocalEndPoint!.Equals(client.RemoteEndPoint),
            $"{doing} your socket leads to {client.RemoteEndPoint}.", "Connect to the server that is given.");
    }

    /// <summary>
    /// Takes ten ports in a row: by listening on each, or every second one by a connection to the server, if there is
    /// one.
    /// </summary>
    private static (int First, List<Socket> Taken) TakeTen(EndPoint? server = null)
    {
        // Above the registered ports that many programs use, and below every system's ephemeral range.
        for (var first = 20_000 + (10 * System.Random.Shared.Next(0, 900)); first < 30_000; first += 10)
        {
            var taken = new List<Socket>();
            try
            {
                for (var index = 0; index < 10; index++)
                    Take(first + index, index % 2 == 1 ? server : null, taken);
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

    /// <summary>Takes a port as another program would: by a connection from it, or by listening on it.</summary>
    private static void Take(int port, EndPoint? server, List<Socket> taken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Add(socket);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        if (server is null) socket.Listen(1);
        else socket.Connect(server);
    }
}
