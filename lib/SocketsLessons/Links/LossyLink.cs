using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Links;

/// <summary>
/// A bad link on one machine: a UDP relay on loopback between clients and one server. A client sends to
/// <see cref="EndPoint"/> instead of to the server, and the link passes the datagrams on, later, damaged,
/// twice, in another order or not at all, as its settings say. It keeps a record of what it did.
/// </summary>
/// <remarks>
/// The server sees each client at a port of the link's; it must answer from the port that it was
/// asked at. "Port unreachable" is not passed on. The link holds at most 32,768 datagrams and 64 MiB a
/// direction; more overflow, and are counted so. It serves 32 clients at a time; the next one takes
/// the place of the one that was silent the longest.
/// </remarks>
public sealed class LossyLink : IDisposable
{
    /// <summary>How many clients a link serves at a time.</summary>
    public const int MostClients = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<SocketAddress, LinkSession> _sessions = [];
    private readonly IPEndPoint _server;
    private readonly Socket _socket;
    private readonly UdpReader _reader;
    private readonly LinkPipe _toServer;
    private readonly LinkPipe _toClient;
    private long _droppedBefore;
    private bool _disposed;

    private LossyLink(IPEndPoint server, LinkSettings toServer, LinkSettings toClient)
    {
        var start = Stopwatch.GetTimestamp();
        _server = server;
        _socket = UdpReader.Bind(server.AddressFamily);
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        _toServer = new LinkPipe(toServer, LinkDirection.ToServer, start, d => d.Session!.SendToServer(d.Payload));
        _toClient = new LinkPipe(toClient, LinkDirection.ToClient, start,
            d => _socket.SendTo(d.Payload, SocketFlags.None, d.Session!.Client));
        _reader = new UdpReader(_socket, "link server", Asked);
    }

    /// <summary>Where clients send to: loopback, and a port that the operating system chose.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>
    /// What the link does on the way to the server. Set it at any time, also while datagrams flow:
    /// <c>link.ToServer = link.ToServer with { Loss = 0.1 }</c>. It holds for datagrams that arrive later.
    /// </summary>
    public LinkSettings ToServer
    {
        get => _toServer.Settings;
        set => _toServer.Settings = value;
    }

    /// <summary>What the link does on the way back to the clients; see <see cref="ToServer"/>.</summary>
    public LinkSettings ToClient
    {
        get => _toClient.Settings;
        set => _toClient.Settings = value;
    }

    /// <summary>
    /// What the link did to each datagram: the last 65,536 of each direction, in the order of arrival,
    /// first those to the server, then those to the clients. A copy, taken now.
    /// </summary>
    public IReadOnlyList<LinkRecord> Log => [.. _toServer.Records, .. _toClient.Records];

    /// <summary>What the link did so far, counted since its start.</summary>
    public LinkReport Report
    {
        get
        {
            lock (_gate)
            {
                long? answers = _reader.KernelDropped is null
                    ? null
                    : _droppedBefore + _sessions.Values.Sum(session => session.KernelDropped ?? 0);
                return new LinkReport(_toServer.Count(_reader.KernelDropped), _toClient.Count(answers));
            }
        }
    }

    /// <summary>Starts a link with the same settings in both directions.</summary>
    /// <param name="server">The UDP server's loopback address and port.</param>
    /// <param name="settings">What the link does; nothing at all unless given.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static LossyLink Start(IPEndPoint server, LinkSettings? settings = null) =>
        Start(server, settings ?? new LinkSettings(), settings ?? new LinkSettings());

    /// <summary>Starts a link like a real one.</summary>
    /// <param name="server">The UDP server's loopback address and port.</param>
    /// <param name="profile">The real link.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static LossyLink Start(IPEndPoint server, LinkProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Start(server, profile.ToServer, profile.ToClient);
    }

    /// <summary>Starts a link.</summary>
    /// <param name="server">The UDP server's loopback address and port.</param>
    /// <param name="toServer">What it does on the way to the server.</param>
    /// <param name="toClient">What it does on the way back.</param>
    /// <exception cref="ArgumentException"><paramref name="server"/> is not on loopback, or has no port.</exception>
    public static LossyLink Start(IPEndPoint server, LinkSettings toServer, LinkSettings toClient)
    {
        Check.Loopback(server);
        ArgumentNullException.ThrowIfNull(toServer);
        ArgumentNullException.ThrowIfNull(toClient);
        return new LossyLink(server, toServer, toClient);
    }

    /// <summary>
    /// Cuts the link: datagrams on their way are gone. The report and the log can still be read. It may
    /// be called twice, and from any thread.
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

        // Outside the lock: the threads that these calls wait for may want it.
        _reader.Dispose();
        foreach (var session in sessions) session.Dispose();
        _toServer.Dispose();
        _toClient.Dispose();
    }

    private void Asked(SocketAddress client, ReadOnlySpan<byte> payload)
    {
        if (Session(client) is { } session) _toServer.Arrive(payload, session);
    }

    private LinkSession? Session(SocketAddress client)
    {
        LinkSession? silent = null;
        LinkSession session;
        lock (_gate)
        {
            if (_disposed) return null;
            if (_sessions.TryGetValue(client, out var known))
            {
                known.LastHeard = Stopwatch.GetTimestamp();
                return known;
            }

            if (_sessions.Count == MostClients)
            {
                silent = _sessions.Values.MinBy(s => s.LastHeard)!;
                _sessions.Remove(silent.Client);
                _droppedBefore += silent.KernelDropped ?? 0;
            }

            // The reader's address changes with the next datagram, so the session keeps a copy.
            var copy = new SocketAddress(client.Family, client.Size);
            client.Buffer[..client.Size].CopyTo(copy.Buffer);
            session = new LinkSession(copy, _server, (s, answer) => _toClient.Arrive(answer, s));
            _sessions.Add(copy, session);
        }

        silent?.Dispose();
        return session;
    }
}
