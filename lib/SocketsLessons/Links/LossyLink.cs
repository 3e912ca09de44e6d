using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A bad network link on one machine: a UDP relay on loopback between clients and one server. Clients send to
/// <see cref="EndPoint"/> instead of the server, and the link forwards the datagrams late, damaged, twice, in another
/// order or not at all, as its settings say.
/// </summary>
/// <remarks>
/// The server sees each client at one of the link's ports, and must answer from the port it was asked at. "Port
/// unreachable" isn't forwarded. The link holds at most 32,768 datagrams and 64 MiB in each direction; more count as
/// overflowed. It serves 32 clients at a time; a further one replaces the one silent for longest.
/// </remarks>
public sealed class LossyLink : IDisposable
{
    /// <summary>How many clients a link serves at a time.</summary>
    public const int MaxClients = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<SocketAddress, LinkSession> _sessions = [];
    private readonly IPEndPoint _server;
    private readonly UdpReader _reader;
    private readonly LinkPipe _toServer;
    private readonly LinkPipe _toClient;
    private long _droppedBefore;
    private bool _disposed;

    private LossyLink(IPEndPoint server, LinkSettings toServer, LinkSettings toClient)
    {
        _server = server;
        _reader = new UdpReader(server.Address, "link server", OnDatagram);
        EndPoint = (IPEndPoint)_reader.Socket.LocalEndPoint!;
        var start = Stopwatch.GetTimestamp();
        _toServer = new LinkPipe(
            toServer, LinkDirection.ToServer, start, (session, payload) => session.SendToServer(payload));
        _toClient = new LinkPipe(toClient, LinkDirection.ToClient, start,
            (session, payload) => _reader.Socket.SendTo(payload, SocketFlags.None, session.Client));
        _reader.Start();
    }

    /// <summary>The address and port that clients send to: loopback, with a port the system chose.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>
    /// What the link does toward the server. You can change it while datagrams flow: <c>link.ToServer = link.ToServer
    /// with { Loss = 0.1 }</c>. It applies to datagrams that arrive later.
    /// </summary>
    public LinkSettings ToServer { get => _toServer.Settings; set => _toServer.Settings = value; }

    /// <summary>What the link does toward the clients; see <see cref="ToServer"/>.</summary>
    public LinkSettings ToClient { get => _toClient.Settings; set => _toClient.Settings = value; }

    /// <summary>
    /// What the link did to each datagram: the last 65,536 of each direction in order of arrival, those to the server
    /// first. A copy, taken now.
    /// </summary>
    internal IReadOnlyList<LinkRecord> Log => [.. _toServer.Records, .. _toClient.Records];

    /// <summary>What the link did since its start.</summary>
    public LinkReport Report
    {
        get
        {
            lock (_gate)
            {
                var asked = _reader.KernelDropped;
                long? answered = asked is null ? null
                    : _droppedBefore + _sessions.Values.Sum(session => session.KernelDropped);
                return new LinkReport(_toServer.Count(asked), _toClient.Count(answered));
            }
        }
    }

    /// <summary>Starts a link.</summary>
    /// <param name="server">The UDP server's loopback address and port.</param>
    /// <param name="toServer">What it does toward the server; nothing by default.</param>
    /// <param name="toClient">What it does toward the clients; the same by default.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static LossyLink Start(IPEndPoint server, LinkSettings? toServer = null, LinkSettings? toClient = null)
    {
        Guard.Loopback(server);
        toServer ??= new LinkSettings();
        return new LossyLink(server, toServer, toClient ?? toServer);
    }

    /// <summary>Starts a link that behaves like a real one.</summary>
    /// <param name="server">The UDP server's loopback address and port.</param>
    /// <param name="profile">The kind of link.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static LossyLink Start(IPEndPoint server, LinkProfile profile) =>
        Start(server, profile.ToServer, profile.ToClient);

    /// <summary>
    /// Closes the link; datagrams in transit are lost. The report can still be read. Safe to call twice, and from any
    /// thread.
    /// </summary>
    public void Dispose()
    {
        LinkSession[] sessions;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            sessions = [.. _sessions.Values];
        }

        // Outside the lock, because the threads that these calls wait for may need it.
        _reader.Dispose();
        foreach (var session in sessions) session.Dispose();
        _toServer.Dispose();
        _toClient.Dispose();
    }

    private void OnDatagram(SocketAddress client, ReadOnlySpan<byte> payload)
    {
        LinkSession? session, silent = null;
        lock (_gate)
        {
            if (_disposed) return;
            if (!_sessions.TryGetValue(client, out session))
            {
                // The reader reuses its address for the next datagram, so the session keeps a copy.
                var copy = new SocketAddress(client.Family, client.Size);
                client.Buffer[..client.Size].CopyTo(copy.Buffer);
                session = new LinkSession(copy, _server, _toClient);
                if (_sessions.Count == MaxClients)
                {
                    silent = _sessions.Values.MinBy(s => s.LastReceived)!;
                    _sessions.Remove(silent.Client);
                }

                _sessions.Add(copy, session);
            }

            session.LastReceived = Stopwatch.GetTimestamp();
        }

        if (silent is not null) Retire(silent);
        _toServer.Arrive(session, payload);
    }

    private void Retire(LinkSession silent)
    {
        silent.Dispose();
        lock (_gate) _droppedBefore += silent.KernelDropped;
    }
}
