using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 04. Each tries the answer with real sockets on loopback.</summary>
public static class Lesson04
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Checks exercise 04.1: the number of 4-tuples that differ (RFC 9293 §3.3.1).</summary>
    public static CheckResult CheckMostConnections(Func<long, long, long> mostConnections)
    {
        const string Exercise = "04.1";
        long one = 0, many = 0, other = 0;
        var attempt = Attempt.Start(() => (one, many, other) = (mostConnections(28_232, 1), mostConnections(28_232, 1_000), mostConnections(16_384, 3)));
        if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, "Your function has not returned.", "No loop is needed: it is a matter of arithmetic.");
        if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "It is a matter of arithmetic.");
        return (one, many) switch
        {
            (0, 0) => CheckResult.NotStarted(Exercise, "Your function still answers 0.", "Begin with one server."),
            (28_232, 28_232_000) when other != 49_152 => CheckResult.Incorrect(Exercise, $"For 16384 ports you allow {other} connections to three servers.", "Take both numbers as they are given."),
            (28_232, 28_232_000) => CheckResult.Passed(Exercise, "One server allows one range of connections, a thousand servers a thousand."),
            (28_232, 28_232) => CheckResult.Incorrect(Exercise, "That is right for one server.", "Do two connections to two servers need two local ports?"),
            (_, 28) => CheckResult.Incorrect(Exercise, "You share the range out among the servers.", "May a port that leads to one server not lead to another, too?"),
            (65_535, _) => CheckResult.Incorrect(Exercise, "You count all the ports there are.", "Use the range that is given."),
            (28_233, 29_232) => CheckResult.Incorrect(Exercise, "You add the servers to the ports.", "Each server offers the whole range anew."),
            _ => CheckResult.Incorrect(Exercise, $"For 28232 ports you allow {one} connections to one server, and {many} to a thousand.", "To one server there are as many as there are ports. Which of the four values is new with a second server?"),
        };
    }

    /// <summary>Checks exercise 04.2: a new listening socket on the port of an old one.</summary>
    public static CheckResult CheckRestart(Func<Socket, Socket> restart)
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
            if (!ended) return CheckResult.Incorrect(Exercise, "Your function has not returned.", "Return the new socket when it listens; the clients come later.");
            if (ReferenceEquals(server, old)) return CheckResult.NotStarted(Exercise, "The old socket came back.", "A new one was asked for, on the same port.");
            if (attempt.Error is ObjectDisposedException) return CheckResult.Incorrect(Exercise, Attempt.Describe(attempt.Error), "Ask the old socket for its address before you close it.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "A port with a listener is taken: who has to go first?");
            if (server is null || server.SafeHandle.IsClosed) return CheckResult.Incorrect(Exercise, "No open socket came back.", "Return the new one, without closing it.");
            if (server.LocalEndPoint is IPEndPoint bound && bound.Port == ((IPEndPoint)address).Port && !address.Equals(bound))
                return CheckResult.Incorrect(Exercise, $"The port is right, but the address is {bound.Address}.", "Take the old address, too, or you listen on every network.");
            if (!address.Equals(server.LocalEndPoint)) return CheckResult.Incorrect(Exercise, $"The new socket is bound to {server.LocalEndPoint?.ToString() ?? "no address"}, not to {address}.", "Clients know the old port only.");
            return EveryClientComes(Exercise, old, server, address);
        }
    }

    private static CheckResult EveryClientComes(string exercise, Socket old, Socket server, EndPoint address)
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
                return CheckResult.Incorrect(exercise, "A client was refused on the port.", "Bind alone lets nobody in: Listen.");
            }

            if (!server.Poll(Deadline, SelectMode.SelectRead))
                return CheckResult.Incorrect(exercise, "A client connected, and did not come to the new socket: the old one still listens.", "Close the old socket first, instead of sharing its port.");
            server.Accept().Dispose();
        }

        return old.SafeHandle.IsClosed
            ? CheckResult.Passed(exercise, "The old socket is closed, and twenty clients came to the new one.")
            : CheckResult.Incorrect(exercise, "The old socket is still open.", "Close it: it belongs to nobody any more.");
    }

    /// <summary>Checks exercise 04.3: connect from one of ten ports, of which only one is free, or none.</summary>
    public static CheckResult CheckConnectFrom(Func<int, EndPoint, Socket?> connectFrom)
    {
        const string Exercise = "04.3";
        using var server = Listening();
        var address = server.LocalEndPoint!;
        foreach (var free in new int?[] { 9, 0, null })
        {
            var (first, taken) = TakeTenBut(free, address);
            try
            {
                if (TryFrom(Exercise, connectFrom, first, free, address) is { } verdict) return verdict;
            }
            finally
            {
                taken.ForEach(Reset);
            }
        }

        return CheckResult.Passed(Exercise, "Connected from the only free one of the ten, wherever it was, and null when there was none.");
    }

    private static CheckResult? TryFrom(string exercise, Func<int, EndPoint, Socket?> connectFrom, int first, int? free, EndPoint server)
    {
        Socket? client = null;
        var attempt = Attempt.Start(() => client = connectFrom(first, server));
        var ended = attempt.Wait(Deadline);
        try
        {
            var ports = $"{first} to {first + 9}";
            if (!ended) return CheckResult.Incorrect(exercise, "Your function has not returned.", "Each port needs one try only: give up after the tenth. A client has nothing to accept or to receive here.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(exercise, $"Of the ports {ports}, {(free is null ? "none is" : $"only {first + free} is")} free: {Attempt.Describe(error)}", "A port that is taken shows in Bind, or only in Connect: go on with the next, with a new socket.");
            if (client is null)
                return free is null ? null
                    : CheckResult.NotStarted(exercise, $"Your function answers null, though port {first + free} of {ports} is free.", "One taken port is no reason to give up: go on with the next, with a new socket.");
            if (client.SafeHandle.IsClosed || client.SocketType != SocketType.Stream || !client.Connected)
                return CheckResult.Incorrect(exercise, "What came back is not a connected stream socket.", "Connect it, and leave it open.");
            var port = ((IPEndPoint)client.LocalEndPoint!).Port;
            return port >= first && port <= first + 9 ? null
                : CheckResult.Incorrect(exercise, $"The socket's port is {port}, which is none of {ports}.", "Only the ten will do: Bind before Connect, and give up after the tenth.");
        }
        finally
        {
            if (client is not null) Reset(client);
        }
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

    /// <summary>Takes ten ports in a row, but for one that stays free, or all of them.</summary>
    private static (int First, List<Socket> Taken) TakeTenBut(int? free, EndPoint server)
    {
        // Above the registered ports that programs like, below every system's ephemeral range.
        for (var first = 20_000; first < 30_000; first += 10)
        {
            var taken = new List<Socket>();
            try
            {
                for (var index = 0; index < 10; index++) Take(first + index, server, byConnecting: index % 2 == 1, taken);
                if (free is { } one) Reset(taken[one]);
                return (first, taken);
            }
            catch (SocketException)
            {
                // Another program has one of them: the next ten.
                taken.ForEach(Reset);
            }
        }

        throw new InvalidOperationException("There are no ten free ports in a row between 20000 and 30000; close some programs and try again.");
    }

    /// <summary>Takes a port as another program would: by listening on it, or by being connected from it.</summary>
    private static void Take(int port, EndPoint server, bool byConnecting, List<Socket> taken)
    {
        var socket = NewSocket();
        taken.Add(socket);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        if (byConnecting) socket.Connect(server);
        else socket.Listen(1);
    }

    /// <summary>Closes without TIME_WAIT, so that the port is free at once.</summary>
    private static void Reset(Socket socket)
    {
        if (!socket.SafeHandle.IsClosed && socket.SocketType == SocketType.Stream) socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
