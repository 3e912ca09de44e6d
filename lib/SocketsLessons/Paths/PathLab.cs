using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A small network of your own: two hosts, and between them a path that delays and drops packets and limits their rate.
/// The operating system's own TCP runs over it, so it sees the losses, retransmits and slows down. It needs no root
/// rights. Linux only, and only if <see cref="UnavailableReason"/> is null.
/// </summary>
/// <remarks>
/// The hosts are network namespaces in a user namespace (man 7 user_namespaces, man 7 network_namespaces), their
/// interfaces are veth pairs (man 4 veth), and the path is a child process with a packet socket on each (man 7 packet).
/// That process creates the sockets and passes them to this one (SCM_RIGHTS, man 7 unix). The lab ends with
/// <see cref="Dispose"/>, with this process, or after <see cref="MaxLifetime"/>.
/// </remarks>
public sealed partial class PathLab : IDisposable
{
    /// <summary>The longest that a lab runs: 10 minutes.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly LabProcess _process;
    private volatile LinkSettings _toServer, _toClient;
    private LinkReport? _lastReport;
    private bool _disposed;

    private PathLab(LabProcess process, LinkSettings toServer, LinkSettings toClient)
    {
        _process = process;
        (Client, Server) = (new PathHost(this, 0), new PathHost(this, 1));
        (_toServer, _toClient) = (toServer, toClient);
        Set(toServer, toClient);
    }

    /// <summary>The host for clients, by convention; the path's two ends are alike.</summary>
    public PathHost Client { get; }

    /// <summary>The host for servers, by convention.</summary>
    public PathHost Server { get; }

    /// <summary>
    /// What the path does with packets from the client to the server. You can change it while packets flow:
    /// <c>lab.ToServer = lab.ToServer with { Loss = 0.01 }</c>. It applies to packets that arrive later. Rates and
    /// queues count whole IP packets, headers included, of up to 1500 bytes.
    /// </summary>
    /// <exception cref="ArgumentException">Corruption is set: the checksums of TCP and UDP turn it into loss (RFC 9293
    /// §3.1).
    /// </exception>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LinkSettings ToServer
    {
        get => _toServer;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Set(value, null);
        }
    }

    /// <summary>What the path does with packets from the server to the client; see <see cref="ToServer"/>.</summary>
    /// <exception cref="ArgumentException">Corruption is set.</exception>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LinkSettings ToClient
    {
        get => _toClient;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Set(null, value);
        }
    }

    /// <summary>What the path did so far: the ground truth to compare a measurement with.</summary>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    public LinkReport Report
    {
        get
        {
            lock (_gate)
            {
                if (!_disposed) _lastReport = _process.Ask(new LabRequest(LabVerb.Report)).Report;
                return _lastReport ?? throw LabProcess.Ended();
            }
        }
    }

    /// <summary>The id of the lab's process.</summary>
    internal int ProcessId => _process.Id;

    /// <summary>Starts a lab.</summary>
    /// <param name="toServer">What the path does with packets to the server; nothing by default.</param>
    /// <param name="toClient">What it does with packets to the client; the same by default.</param>
    /// <exception cref="PlatformNotSupportedException">No lab can run here; the message is <see
    /// cref="UnavailableReason"/>.
    /// </exception>
    /// <exception cref="ArgumentException">Corruption is set.</exception>
    public static PathLab Start(LinkSettings? toServer = null, LinkSettings? toClient = null)
    {
        toServer ??= new LinkSettings();
        toClient ??= toServer;
        Refuse(toServer, toClient);
        return Begin(LabProcess.Start(MaxLifetime), toServer, toClient);
    }

    /// <summary>Starts a lab whose path behaves like a real link.</summary>
    /// <param name="profile">The kind of link.</param>
    /// <exception cref="PlatformNotSupportedException">No lab can run here; the message is <see
    /// cref="UnavailableReason"/>.
    /// </exception>
    public static PathLab Start(LinkProfile profile) => Start(profile.ToServer, profile.ToClient);

    /// <summary>
    /// Ends the lab: closes its sockets, resets the connections that were accepted from them, and removes the path. The
    /// report can still be read. Safe to call twice, and from any thread.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            try
            {
                _lastReport = _process.Ask(new LabRequest(LabVerb.Report)).Report;
            }
            catch (InvalidOperationException)
            {
                // The lab has already ended; keep the last report.
            }

            _disposed = true;
        }

        foreach (var socket in _sockets) socket.Dispose();
        _process.Dispose();
    }

    /// <summary>Wraps a started process, or ends it if that fails.</summary>
    internal static PathLab Begin(LabProcess process, LinkSettings toServer, LinkSettings toClient)
    {
        try
        {
            return new PathLab(process, toServer, toClient);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    internal Socket NewSocket(int host, SocketType type, ProtocolType protocol, string? congestionControl)
    {
        string[] arguments = [$"{(int)type}", $"{(int)protocol}"];
        if (congestionControl is not null) arguments = [.. arguments, congestionControl];
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _process.Ask(new LabRequest(LabVerb.Socket, host, arguments), out var file);
            var socket = new Socket(new SafeSocketHandle(file!.DangerousGetHandle(), ownsHandle: true));
            file.SetHandleAsInvalid(); // it belongs to the socket now
            _sockets.Add(socket);
            return socket;
        }
    }

    internal string Run(int host, string[] arguments)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _process.Ask(new LabRequest(LabVerb.Run, host, arguments)).Text!;
        }
    }

    private static void Refuse(params LinkSettings[] settings)
    {
        if (settings.Any(direction => direction.Corruption > 0))
            throw new ArgumentException(
                "A path cannot corrupt: a checksum makes a corrupted packet a lost one (RFC 9293 §3.1). Set Loss "
                    + "instead.");
    }

    private void Set(LinkSettings? toServer, LinkSettings? toClient)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            (toServer, toClient) = (toServer ?? _toServer, toClient ?? _toClient);
            Refuse(toServer, toClient);
            _process.Ask(new LabRequest(LabVerb.Set, ToServer: toServer, ToClient: toClient));
            (_toServer, _toClient) = (toServer, toClient);
        }
    }
}
