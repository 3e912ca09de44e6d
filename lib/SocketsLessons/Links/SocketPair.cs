using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A client and a server that are connected to each other, like the two sockets of socketpair(2). A call on either of
/// them waits for 5 s at most. TCP sends small messages at once (<see cref="Socket.NoDelay"/>).
/// </summary>
public sealed class SocketPair : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly IDisposable? _link;

    private SocketPair(Socket client, Socket server, IDisposable? link = null)
    {
        (Client, Server, _link) = (client, server, link);
        foreach (var socket in (Socket[])[client, server])
        {
            socket.ReceiveTimeout = socket.SendTimeout = (int)Timeout.TotalMilliseconds;
            if (socket.SocketType == SocketType.Stream) socket.NoDelay = true;
        }
    }

    /// <summary>The socket that connected.</summary>
    public Socket Client { get; }

    /// <summary>The socket at the other end: for TCP the accepted one.</summary>
    public Socket Server { get; }

    /// <summary>Makes a pair on loopback, at ports that the system chooses.</summary>
    /// <param name="type"><see cref="SocketType.Stream"/> for TCP, <see cref="SocketType.Dgram"/> for UDP.</param>
    /// <exception cref="ArgumentException">The type is another one.</exception>
    public static SocketPair Create(SocketType type)
    {
        var protocol = ProtocolOf(type);
        Socket NewSocket() => new(AddressFamily.InterNetwork, type, protocol);
        return Connect(NewSocket(), NewSocket(), IPAddress.Loopback, IPAddress.Loopback);
    }

    /// <summary>Makes a pair across the path of a lab.</summary>
    /// <param name="lab">The lab. Until the pair is made its path should lose nothing.</param>
    /// <param name="type"><see cref="SocketType.Stream"/> for TCP, <see cref="SocketType.Dgram"/> for UDP.</param>
    /// <exception cref="ArgumentException">The type is another one.</exception>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    public static SocketPair Across(PathLab lab, SocketType type)
    {
        var protocol = ProtocolOf(type);
        return Connect(
            lab.Client.NewSocket(type, protocol), lab.Server.NewSocket(type, protocol), lab.Client.Address,
            lab.Server.Address);
    }

    /// <summary>
    /// Makes a pair of UDP sockets with a bad link between them, which loses, doubles or delays what the client sends.
    /// The server isn't connected: it answers with <see cref="Socket.SendTo(byte[], EndPoint)"/>.
    /// </summary>
    /// <param name="link">What the link does.</param>
    public static SocketPair Through(LinkSettings link)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        LossyLink? relay = null;
        try
        {
            server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            relay = LossyLink.Start((IPEndPoint)server.LocalEndPoint!, link);
            client.Connect(relay.EndPoint);
            return new SocketPair(client, server, relay);
        }
        catch
        {
            relay?.Dispose();
            client.Dispose();
            server.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes a pair of TCP sockets with a <see cref="StreamLink"/> between them. The link splits what the client sends
    /// into slices, at the same bytes each time. It sends a slice after <see cref="Server"/> has received the last one,
    /// so that each slice shows as a separate <c>Receive</c>. What the server sends isn't split.
    /// </summary>
    /// <param name="maxSlice">The slices have 1 to this many bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSlice"/> is below 1.</exception>
    public static SocketPair CreateSliced(int maxSlice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSlice, 1);
        using var listener = BoundSocket.Create(SocketType.Stream, ProtocolType.Tcp, IPAddress.Loopback, 0);
        listener.Listen(1);
        var slices = new StreamSettings { MaxSlice = maxSlice, SliceGap = TimeSpan.FromMilliseconds(2) };
        var link = StreamLink.Start((IPEndPoint)listener.LocalEndPoint!, slices, new StreamSettings());
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            client.Connect(link.EndPoint);
            var server = Accept(listener);
            link.ToServer = slices with { IsHeld = () => server.Available > 0 };
            return new SocketPair(client, server, link);
        }
        catch
        {
            client.Dispose();
            link.Dispose();
            throw;
        }
    }

    /// <summary>Waits until bytes have arrived at <see cref="Server"/> that it hasn't received yet.</summary>
    /// <param name="count">How many bytes; more may arrive.</param>
    /// <exception cref="TimeoutException">Fewer have arrived after 5 s.</exception>
    public void WaitForArrival(int count)
    {
        var start = Stopwatch.GetTimestamp();
        while (Server.Available < count)
        {
            if (Stopwatch.GetElapsedTime(start) > Timeout)
                throw new TimeoutException($"Only {Server.Available} of {count} bytes have arrived.");
            Thread.Sleep(1);
        }
    }

    /// <summary>Closes both sockets, and the link between them if there is one.</summary>
    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        _link?.Dispose();
    }

    private static Socket Accept(Socket listener) => listener.Poll(Timeout, SelectMode.SelectRead)
        ? listener.Accept() : throw new SocketException((int)SocketError.TimedOut);

    private static ProtocolType ProtocolOf(SocketType type) => type switch
    {
        SocketType.Stream => ProtocolType.Tcp,
        SocketType.Dgram => ProtocolType.Udp,
        _ => throw new ArgumentException($"A pair is made of type Stream or Dgram, not {type}.", nameof(type)),
    };

    private static SocketPair Connect(Socket client, Socket server, IPAddress clientAddress, IPAddress serverAddress)
    {
        try
        {
            client.Bind(new IPEndPoint(clientAddress, 0));
            server.Bind(new IPEndPoint(serverAddress, 0));
            if (server.SocketType == SocketType.Stream)
            {
                using var listener = server;
                listener.Listen(1);
                client.Connect(listener.LocalEndPoint!);
                return new SocketPair(client, Accept(listener));
            }

            client.Connect(server.LocalEndPoint!);
            server.Connect(client.LocalEndPoint!);
            return new SocketPair(client, server);
        }
        catch
        {
            client.Dispose();
            server.Dispose();
            throw;
        }
    }
}
