using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A real path on one machine, for the operating system's own TCP: two hosts in private networks, and between
/// them a path that delays, loses, and limits the rate of, single packets. What <see cref="LossyLink"/> is to
/// datagrams, this is to everything: the kernel's TCP sees the losses, retransmits and slows down. No rights
/// are needed. Linux only, and only where <see cref="UnavailableReason"/> is null.
/// </summary>
/// <remarks>
/// The hosts are network namespaces in a user namespace (man 7 user_namespaces, man 7 network_namespaces),
/// their interfaces veth pairs (man 4 veth), the path a child process with a packet socket on each (man 7
/// packet). The sockets are made in there and handed to this process (SCM_RIGHTS, man 7 unix). The lab ends
/// with <see cref="Dispose"/>, with this process, and at the latest after <see cref="MaxLifetime"/>.
/// </remarks>
public sealed partial class PathLab : IDisposable
{
    /// <summary>How long a lab lives at most.</summary>
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

    /// <summary>The host that clients run at, by convention; the path's two ends are alike.</summary>
    public PathHost Client { get; }

    /// <summary>The host that servers run at, by convention.</summary>
    public PathHost Server { get; }

    /// <summary>
    /// What the path does with packets from the client to the server. Set it at any time, also while packets flow:
    /// <c>lab.ToServer = lab.ToServer with { Loss = 0.01 }</c>. It holds for packets that arrive later. Rates and queues
    /// count whole IP packets, headers included; the largest has 1500 bytes.
    /// </summary>
    /// <exception cref="ArgumentException">They ask for corruption: TCP's and UDP's checksums make it loss (RFC 9293 §3.1).</exception>
    /// <exception cref="ArgumentNullException">There are none.</exception>
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
    /// <exception cref="ArgumentException">They ask for corruption.</exception>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    public LinkSettings ToClient
    {
        get => _toClient;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Set(null, value);
        }
    }

    /// <summary>What the path did with all packets so far: the truth, to compare a measurement with.</summary>
    /// <exception cref="InvalidOperationException">The lab has ended by itself.</exception>
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

    /// <summary>The process that is the lab.</summary>
    internal int ProcessId => _process.Id;

    /// <summary>Starts a lab.</summary>
    /// <param name="toServer">What the path does with packets to the server; nothing at all unless given.</param>
    /// <param name="toClient">What it does with packets to the client; the same unless given.</param>
    /// <exception cref="PlatformNotSupportedException">It cannot run here; the message is that of <see cref="UnavailableReason"/>.</exception>
    /// <exception cref="ArgumentException">The settings ask for corruption.</exception>
    public static PathLab Start(LinkSettings? toServer = null, LinkSettings? toClient = null)
    {
        toServer ??= new LinkSettings();
        toClient ??= toServer;
        Refuse(toServer, toClient);
        return Begin(LabProcess.Start(MaxLifetime), toServer, toClient);
    }

    /// <summary>Starts a lab whose path is like a real one.</summary>
    /// <param name="profile">The real link.</param>
    /// <exception cref="PlatformNotSupportedException">It cannot run here; the message is that of <see cref="UnavailableReason"/>.</exception>
    public static PathLab Start(LinkProfile profile) => Start(profile.ToServer, profile.ToClient);

    /// <summary>
    /// Ends the lab: closes the sockets that it made, aborts the connections that were accepted from them, and
    /// takes the path down. The report can still be read. It may be called twice, and from any thread.
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
                // The lab has ended before: the last report that was read stays.
            }

            _disposed = true;
        }

        foreach (var socket in _sockets) socket.Dispose();
        _process.Dispose();
    }

    /// <summary>Makes a lab of a process, or ends the process.</summary>
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
            throw new ArgumentException("A path cannot corrupt: a checksum makes a corrupted packet a lost one (RFC 9293 §3.1). Set Loss instead.");
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
