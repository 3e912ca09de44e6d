using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Exercises;

/// <summary>The checks of lesson 04. Each tries the answer with real sockets on loopback.</summary>
public static class Lesson04
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Checks exercise 04.1: the number of 4-tuples that differ (RFC 9293 §3.3.1).</summary>
    public static Verdict CheckMostConnections(Func<long, long, long> mostConnections)
    {
        const string Exercise = "04.1";
        long one = 0, many = 0;
        var attempt = Attempt.Start(() => (one, many) = (mostConnections(28_232, 1), mostConnections(28_232, 1_000)));
        if (!attempt.Wait(Deadline)) return Verdict.NotRight(Exercise, "Your function has not returned.", "No loop is needed: it is a matter of arithmetic.");
        if (attempt.Error is { } error) return Verdict.NotRight(Exercise, Attempt.Describe(error), "It is a matter of arithmetic.");
        return (one, many) switch
        {
            (0, 0) => Verdict.NotYet(Exercise, "Your function still answers 0.", "Begin with one server."),
            (28_232, 28_232_000) => Verdict.Passed(Exercise, "One server allows one range of connections, a thousand servers a thousand."),
            (28_232, 28_232) => Verdict.NotRight(Exercise, "That is right for one server.", "Do two connections to two servers need two local ports?"),
            (_, 28) => Verdict.NotRight(Exercise, "You share the range out among the servers.", "May a port that leads to one server not lead to another, too?"),
            (28_233, 29_232) => Verdict.NotRight(Exercise, "You add the servers to the ports.", "Each server offers the whole range anew."),
            _ => Verdict.NotRight(Exercise, $"For 28232 ports you allow {one} connections to one server, and {many} to a thousand.", "To one server there are as many as there are ports. Which of the four values is new with a second server?"),
        };
    }

    /// <summary>Checks exercise 04.2: a new listening socket on the port of an old one.</summary>
    public static Verdict CheckRestart(Func<Socket, Socket> restart)
    {
        const string Exercise = "04.2";
        using var old = Listening();
        var address = old.LocalEndPoint!;
        ServeOne(old);
        Socket? server = null;
        var attempt = Attempt.Start(() => server = restart(old));
        var ended = attempt.Wait(Deadline);
        using (server)
        {
            if (!ended) return Verdict.NotRight(Exercise, "Your function has not returned.", "Return the new socket when it listens; the clients come later.");
            if (ReferenceEquals(server, old)) return Verdict.NotYet(Exercise, "The old socket came back.", "A new one was asked for, on the same port.");
            if (attempt.Error is ObjectDisposedException) return Verdict.NotRight(Exercise, Attempt.Describe(attempt.Error), "Ask the old socket for its address before you close it.");
            if (attempt.Error is { } error) return Verdict.NotRight(Exercise, Attempt.Describe(error), "A port with a listener is taken: who has to go first?");
            if (server is null || server.SafeHandle.IsClosed) return Verdict.NotRight(Exercise, "No open socket came back.", "Return the new one, without closing it.");
            if (!address.Equals(server.LocalEndPoint)) return Verdict.NotRight(Exercise, $"The new socket is bound to {server.LocalEndPoint?.ToString() ?? "no address"}, not to {address}.", "Clients know the old port only.");
            return EveryClientComes(Exercise, old, server, address);
        }
    }

    private static Verdict EveryClientComes(string exercise, Socket old, Socket server, EndPoint address)
    {
        for (var client = 0; client < 20; client++)
        {
            using var socket = NewSocket();
            try
            {
                socket.Connect(address);
            }
            catch (SocketException)
            {
                return Verdict.NotRight(exercise, "A client was refused on the port.", "Bind alone lets nobody in: Listen.");
            }

            if (!server.Poll(Deadline, SelectMode.SelectRead))
                return Verdict.NotRight(exercise, "A client connected, and did not come to the new socket: the old one still listens.", "Close the old socket first, instead of sharing its port.");
            server.Accept().Dispose();
        }

        return old.SafeHandle.IsClosed
            ? Verdict.Passed(exercise, "The old socket is closed, and twenty clients came to the new one.")
            : Verdict.NotRight(exercise, "The old socket is still open.", "Close it: it belongs to nobody any more.");
    }

    /// <summary>Checks exercise 04.3: connect from one of ten ports, of which some are taken.</summary>
    public static Verdict CheckConnectFrom(Func<int, EndPoint, Socket?> connectFrom)
    {
        const string Exercise = "04.3";
        using var server = Listening();
        var taken = new List<Socket>();
        try
        {
            var first = FreeTen();
            // The first four are taken, so the fifth is the first that will do; then all are.
            if (TryFrom(Exercise, connectFrom, first, server, taken, 4) is { } verdict) return verdict;
            foreach (var port in Enumerable.Range(first + 4, 6)) TakePort(port, taken);
            Socket? none = null;
            var attempt = Attempt.Start(() => none = connectFrom(first, server.LocalEndPoint!));
            var ended = attempt.Wait(Deadline);
            using (none)
            {
                if (!ended) return Verdict.NotRight(Exercise, "When all ten are taken, your function does not return.", "Give up after the tenth.");
                if (attempt.Error is { } error) return Verdict.NotRight(Exercise, $"When all ten are taken: {Attempt.Describe(error)}", "Return null then.");
                return none is null
                    ? Verdict.Passed(Exercise, "Connected from a free one of the ten, and null when there was none.")
                    : Verdict.NotRight(Exercise, $"When all ten are taken, you return a socket on {none.LocalEndPoint}.", "Return null then.");
            }
        }
        finally
        {
            taken.ForEach(socket => socket.Dispose());
        }
    }

    private static Verdict? TryFrom(
        string exercise, Func<int, EndPoint, Socket?> connectFrom, int first, Socket server, List<Socket> taken, int busy)
    {
        foreach (var port in Enumerable.Range(first, busy)) TakePort(port, taken);
        Socket? client = null;
        var attempt = Attempt.Start(() => client = connectFrom(first, server.LocalEndPoint!));
        if (!attempt.Wait(Deadline)) return Verdict.NotRight(exercise, "Your function has not returned.", "Which call waits?");
        if (attempt.Error is { } error) return Verdict.NotRight(exercise, Attempt.Describe(error), "A port that is taken is no reason to give up: try the next one, with a new socket.");
        if (client is null) return Verdict.NotYet(exercise, "Your function answers null, though six of the ten ports are free.", "Begin with Bind.");
        taken.Add(client);
        if (client.SafeHandle.IsClosed || !client.Connected) return Verdict.NotRight(exercise, "The socket that came back is not connected.", "Connect it, and leave it open.");
        var own = ((IPEndPoint)client.LocalEndPoint!).Port;
        return own >= first && own < first + 10 ? null
            : Verdict.NotRight(exercise, $"The socket's port is {own}, which is none of {first} to {first + 9}.", "Without Bind the system chooses from its own range.");
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static Socket Listening()
    {
        var socket = NewSocket();
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(50);
        return socket;
    }

    /// <summary>Leaves a connection in TIME_WAIT at the server's end.</summary>
    private static void ServeOne(Socket listener)
    {
        using var client = NewSocket();
        client.Connect(listener.LocalEndPoint!);
        using var server = listener.Accept();
        server.Shutdown(SocketShutdown.Send);
        client.Receive(new byte[1]);
    }

    /// <summary>Finds ten ports in a row that nobody has, and leaves them free.</summary>
    private static int FreeTen()
    {
        // Above the registered ports that programs like, below every system's ephemeral range.
        for (var first = 20_000; first < 30_000; first += 10)
        {
            try
            {
                foreach (var port in Enumerable.Range(first, 10)) Probe(port);
                return first;
            }
            catch (SocketException)
            {
                // One of them is taken: the next ten.
            }
        }

        throw new InvalidOperationException("There are no ten free ports in a row between 20000 and 30000; close some programs and try again.");
    }

    private static void Probe(int port)
    {
        using var socket = NewSocket();
        socket.ExclusiveAddressUse = true;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen(1);
    }

    /// <summary>Takes a port as another program would: by listening on it.</summary>
    private static void TakePort(int port, List<Socket> taken)
    {
        var socket = NewSocket();
        taken.Add(socket);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(1);
        }
        catch (SocketException)
        {
            // It is taken already, by the learner's own connection.
        }
    }
}
