using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>One short TCP connection over loopback, in which you choose the side that closes first.</summary>
public static class ShortConnection
{
    private static readonly TimeSpan Conversation = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Connects a client to a listening socket and accepts it. Then the side that you name closes first, and the other
    /// side as soon as it has seen the end of the stream.
    /// </summary>
    /// <param name="server">The listening socket, over IPv4. No other client may be waiting in its backlog.</param>
    /// <param name="closesFirst">The side that closes first; it's in TIME_WAIT afterwards.</param>
    /// <returns>The client's port.</returns>
    /// <exception cref="SocketException">The connection failed, or a side didn't see the end within 5 s.</exception>
    public static int Run(Socket server, Side closesFirst) => Run(server, closesFirst, TimeSpan.Zero);

    /// <summary>
    /// Makes two connections at the same time. The client closes one of them first, the server the other one. Records
    /// how long each connection is open, and how long after that its client's port is taken: every 50 ms, for 3 s at
    /// most, a new client tries to connect to the same server from the same port (<see cref="PortRange.Connect"/>).
    /// </summary>
    public static SocketLifetimes TrackPorts()
    {
        var lifetimes = new SocketLifetimes();
        Parallel.Invoke(() => TrackPort(lifetimes, Side.Client), () => TrackPort(lifetimes, Side.Server));
        return lifetimes;
    }

    private static void TrackPort(SocketLifetimes lifetimes, Side closesFirst)
    {
        using var server = NewSocket();
        server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        server.Listen();
        var name = closesFirst == Side.Client ? "client closes first" : "server closes first";
        int port;
        using (lifetimes.Track(name, "connection open")) port = Run(server, closesFirst, Conversation);
        var closed = lifetimes.Now;
        using var taken = lifetimes.Track(name, "port still taken");
        var samePort = new PortRange(port, port, "the client's port");
        while (!Works(samePort, server.LocalEndPoint!) && lifetimes.Now - closed < MaxTime) Thread.Sleep(BetweenTries);
    }

    private static int Run(Socket server, Side closesFirst, TimeSpan duration)
    {
        using var client = NewSocket();
        client.Connect(server.LocalEndPoint!);
        using var accepted = server.Accept();
        Thread.Sleep(duration);
        var (first, second) = closesFirst == Side.Client ? (client, accepted) : (accepted, client);
        first.Shutdown(SocketShutdown.Send);
        second.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        _ = second.Receive(new byte[1]);
        return ((IPEndPoint)client.LocalEndPoint!).Port;
    }

    private static bool Works(PortRange ports, EndPoint server)
    {
        try
        {
            ports.Connect(server).Dispose();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
