using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A slow or unkind link for TCP on one machine: a relay on loopback between clients and one server. A
/// client connects to <see cref="EndPoint"/> instead of to the server. Bytes stay complete and in
/// order, an end of stream is passed on in its direction alone, and a reset is passed on at once.
/// </summary>
/// <remarks>
/// What it cannot show: loss. There are two TCP connections, one on each side of the link, and the
/// operating system sees a clean path in both: nothing is retransmitted, TCP_INFO knows nothing of the delay,
/// and connect() succeeds at once, because it is the link that answers. If the server refuses, the client
/// sees a reset. The link holds at most 1 MiB a direction of a connection (a piece of under 64 bytes counts
/// as 64); then it stops reading, and so makes the sender wait: it carries at most that per
/// <see cref="StreamSettings.Delay"/>.
/// </remarks>
public sealed class StreamLink : IDisposable
{
    /// <summary>How many connections a link carries at a time; further ones are reset, and counted as refused.</summary>
    public const int MaxConnections = 64;

    private readonly Lock _gate = new();
    private readonly HashSet<StreamConnection> _connections = [];
    private readonly IPEndPoint _server;
    private readonly Socket _listener;
    private readonly Thread _thread;
    private bool _disposed;

    private StreamLink(IPEndPoint server, StreamSettings toServer, StreamSettings toClient)
    {
        (_server, ToServer, ToClient) = (server, toServer, toClient);
        _listener = BoundSocket.Create(SocketType.Stream, ProtocolType.Tcp, server.Address, 0);
        _listener.Listen();
        EndPoint = (IPEndPoint)_listener.LocalEndPoint!;
        _thread = new Thread(AcceptAll) { IsBackground = true, Name = "link accept" };
        _thread.Start();
    }

    /// <summary>Where clients connect to: loopback, and a port that the operating system chose.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>
    /// What the link does on the way to the server; it can be set at any time and holds for bytes that
    /// arrive later: <c>link.ToServer = link.ToServer with { Delay = … }</c>.
    /// </summary>
    public StreamSettings ToServer { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>What the link does on the way back to the clients; see <see cref="ToServer"/>.</summary>
    public StreamSettings ToClient { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>How many connections the link accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>How many connections the link reset because it carried as many as it can.</summary>
    public long Refused { get; private set; }

    /// <summary>How many connections the link carries now.</summary>
    public int Open
    {
        get
        {
            lock (_gate) return _connections.Count;
        }
    }

    /// <summary>Starts a link.</summary>
    /// <param name="server">The TCP server's loopback address and port.</param>
    /// <param name="toServer">What it does on the way to the server; nothing at all unless given.</param>
    /// <param name="toClient">What it does on the way back; the same unless given.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static StreamLink Start(IPEndPoint server, StreamSettings? toServer = null, StreamSettings? toClient = null)
    {
        Guard.Loopback(server);
        toServer ??= new StreamSettings();
        return new StreamLink(server, toServer, toClient ?? toServer);
    }

    /// <summary>
    /// Cuts the link: all its connections are reset, so that nobody takes half a stream for a whole one. It
    /// may be called twice, and from any thread.
    /// </summary>
    public void Dispose()
    {
        StreamConnection[] connections;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            connections = [.. _connections];
        }

        _listener.Dispose();
        _thread.Join(TimeSpan.FromSeconds(5));
        foreach (var connection in connections) connection.Dispose();
    }

    private void AcceptAll()
    {
        while (true)
        {
            Socket? client = null;
            try
            {
                client = _listener.Accept();
                if (Carry(client)) continue;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                lock (_gate)
                {
                    if (_disposed) return;
                }

                Thread.Sleep(1); // the system may be out of sockets for a while
            }

            if (client is not null) StreamConnection.Reset(client);
        }
    }

    private bool Carry(Socket client)
    {
        lock (_gate)
        {
            if (_disposed || _connections.Count == MaxConnections)
            {
                Refused++;
                return false;
            }

            var connection = new StreamConnection(client, _server, this, Forget);
            Accepted++;
            _connections.Add(connection);
            connection.Start();
            return true;
        }
    }

    private void Forget(StreamConnection connection)
    {
        lock (_gate) _connections.Remove(connection);
    }
}
