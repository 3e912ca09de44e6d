using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A slow link for TCP on one machine: a relay on loopback between clients and one server. Clients connect to
/// <see cref="EndPoint"/> instead of the server. Bytes stay complete and in order. An end of stream is forwarded in its
/// own direction only; a reset closes both at once.
/// </summary>
/// <remarks>
/// It can't show packet loss: there are two TCP connections, one on each side of the link, and both have a clean path.
/// So nothing is retransmitted, TCP_INFO doesn't show the delay, and Connect succeeds at once, because the link answers
/// it. If the server refuses, the client sees a reset. The link buffers at most 1 MiB per direction of a connection (a
/// piece under 64 bytes counts as 64); then it stops reading, which makes the sender wait. So it carries at most that
/// much per <see cref="StreamSettings.Delay"/>. To show loss, use <see cref="PathLab"/>.
/// </remarks>
public sealed class StreamLink : IDisposable
{
    /// <summary>
    /// How many connections a link carries at a time; it resets further ones and counts them as refused.
    /// </summary>
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

    /// <summary>The address and port that clients connect to: loopback, with a port the system chose.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>
    /// What the link does toward the server. You can change it at any time: <c>link.ToServer = link.ToServer with {
    /// Delay = … }</c>. It applies to bytes that arrive later.
    /// </summary>
    public StreamSettings ToServer { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>What the link does toward the clients; see <see cref="ToServer"/>.</summary>
    public StreamSettings ToClient { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>How many connections the link accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>How many connections the link reset because it already carried <see cref="MaxConnections"/>.</summary>
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
    /// <param name="toServer">What it does toward the server; nothing by default.</param>
    /// <param name="toClient">What it does toward the clients; the same by default.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static StreamLink Start(IPEndPoint server, StreamSettings? toServer = null, StreamSettings? toClient = null)
    {
        Guard.Loopback(server);
        toServer ??= new StreamSettings();
        return new StreamLink(server, toServer, toClient ?? toServer);
    }

    /// <summary>
    /// Closes the link and resets its connections, so that no peer takes half a stream for a whole one. Safe to call
    /// twice, and from any thread.
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
