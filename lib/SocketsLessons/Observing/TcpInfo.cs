using System.Diagnostics.CodeAnalysis;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// What the Linux kernel knows about a TCP connection: TCP_INFO (tcp(7); the fields are those of <c>struct tcp_info</c>
/// in linux/tcp.h). <c>ss -ti</c> shows the same. Newer kernels have more fields; those that this kernel doesn't have
/// are null.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed record TcpInfo : IRenderable
{
    // The struct's size since Linux 2.6: every kernel that .NET supports fills at least that much.
    private const int MinBytes = 104;

    // In the order of the enum in include/net/tcp_states.h; .NET numbers the states differently.
    private static readonly TcpState[] States =
    [
        TcpState.Unknown, TcpState.Established, TcpState.SynSent, TcpState.SynReceived, TcpState.FinWait1,
        TcpState.FinWait2,
        TcpState.TimeWait, TcpState.Closed, TcpState.CloseWait, TcpState.LastAck, TcpState.Listen, TcpState.Closing,
        TcpState.SynReceived,
    ];

    private TcpInfo(ReadOnlySpan<byte> raw)
    {
        State = raw[0] < States.Length ? States[raw[0]] : TcpState.Unknown;
        RetransmissionTimeout = Microseconds(UInt(raw, 8))!.Value;
        SendMss = (int)UInt(raw, 16)!;
        Unacknowledged = (int)UInt(raw, 24)!;
        Sacked = (int)UInt(raw, 28)!;
        PathMtu = (int)UInt(raw, 60)!;
        RoundTripTime = Microseconds(UInt(raw, 68))!.Value;
        RoundTripTimeVariation = Microseconds(UInt(raw, 72))!.Value;
        // TCP_INFINITE_SSTHRESH: slow start hasn't ended yet.
        SlowStartThreshold = UInt(raw, 76) is < 0x7fffffff and var threshold ? (int)threshold : null;
        CongestionWindow = (int)UInt(raw, 80)!;
        TotalRetransmissions = UInt(raw, 100)!.Value;
        BytesAcknowledged = (long?)ULong(raw, 120);
        BytesReceived = (long?)ULong(raw, 128);
        SegmentsSent = UInt(raw, 136);
        SegmentsReceived = UInt(raw, 140);
        MinimumRoundTripTime = UInt(raw, 148) is { } minimum and not uint.MaxValue ? Microseconds(minimum) : null;
        DataSegmentsReceived = UInt(raw, 152);
        DataSegmentsSent = UInt(raw, 156);
        SegmentsDelivered = UInt(raw, 192);
        BytesSent = (long?)ULong(raw, 200);
        BytesRetransmitted = (long?)ULong(raw, 208);
        ReorderingSeen = UInt(raw, 220);
        SendWindow = UInt(raw, 228);
        RetransmissionTimeouts = raw.Length >= 242 ? BitConverter.ToUInt16(raw[240..]) : null;
    }

    /// <summary>The state of the connection (RFC 9293 §3.3.2).</summary>
    public TcpState State { get; }

    /// <summary>The smoothed round-trip time, SRTT (RFC 6298).</summary>
    public TimeSpan RoundTripTime { get; }
    /// <summary>The round-trip time's variation, RTTVAR (RFC 6298).</summary>
    public TimeSpan RoundTripTimeVariation { get; }
    /// <summary>The shortest recent round-trip time; null before the first measurement.</summary>
    public TimeSpan? MinimumRoundTripTime { get; }
    /// <summary>The retransmission timeout, RTO (RFC 6298).</summary>
    public TimeSpan RetransmissionTimeout { get; }
    /// <summary>How often the retransmission timeout has expired.</summary>
    public int? RetransmissionTimeouts { get; }

    /// <summary>The maximum segment size for sending, in bytes.</summary>
    public int SendMss { get; }
    /// <summary>The path's maximum transmission unit, in bytes.</summary>
    public int PathMtu { get; }
    /// <summary>The congestion window in segments (RFC 5681).</summary>
    public int CongestionWindow { get; }
    /// <summary>
    /// The slow start threshold in segments (RFC 5681); null until slow start ends: by a loss, or with CUBIC by growing
    /// delays (HyStart, RFC 9406).
    /// </summary>
    public int? SlowStartThreshold { get; }
    /// <summary>The receive window that the peer advertised, in bytes.</summary>
    public long? SendWindow { get; }
    /// <summary>Segments in flight. On a listening socket: connections waiting to be accepted.</summary>
    public int Unacknowledged { get; }
    /// <summary>Segments acknowledged selectively (SACK, RFC 2018). On a listening socket: its backlog.</summary>
    public int Sacked { get; }

    /// <summary>Bytes sent, retransmissions included.</summary>
    public long? BytesSent { get; }
    /// <summary>Bytes that the peer has acknowledged; the side that connected counts its SYN as one.</summary>
    public long? BytesAcknowledged { get; }
    /// <summary>Bytes received in order.</summary>
    public long? BytesReceived { get; }
    /// <summary>Bytes retransmitted.</summary>
    public long? BytesRetransmitted { get; }

    /// <summary>Segments sent, including pure acknowledgments and retransmissions.</summary>
    public long? SegmentsSent { get; }
    /// <summary>Segments received.</summary>
    public long? SegmentsReceived { get; }
    /// <summary>Segments with data sent.</summary>
    public long? DataSegmentsSent { get; }
    /// <summary>Segments with data received.</summary>
    public long? DataSegmentsReceived { get; }
    /// <summary>Segments delivered to the peer.</summary>
    public long? SegmentsDelivered { get; }
    /// <summary>Segments retransmitted since the connection was opened.</summary>
    public long TotalRetransmissions { get; }
    /// <summary>How often reordering was detected.</summary>
    public long? ReorderingSeen { get; }

    /// <summary>Reads TCP_INFO.</summary>
    /// <param name="socket">A TCP socket.</param>
    /// <exception cref="PlatformNotSupportedException">The system isn't Linux.</exception>
    /// <exception cref="ArgumentException">It isn't a TCP socket.</exception>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static TcpInfo Read(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException(
                "TCP_INFO exists on Linux only: run this in the devcontainer or in WSL, or ask TcpInfo.TryRead first.");
        if (socket.ProtocolType != ProtocolType.Tcp)
            throw new ArgumentException(
                $"This is a socket for {socket.ProtocolType}: TCP_INFO needs a TCP socket.", nameof(socket));
        // Larger than today's struct.
        Span<byte> raw = stackalloc byte[512];
        return Parse(raw[..socket.GetRawSocketOption(Libc.IPPROTO_TCP, Libc.TCP_INFO, raw)]);
    }

    /// <summary>
    /// Reads TCP_INFO; false on other systems than Linux, and for a socket that is closed or not TCP.
    /// </summary>
    /// <param name="socket">A socket.</param>
    /// <param name="info">What was read; null if it returns false.</param>
    public static bool TryRead(Socket socket, [NotNullWhen(true)] out TcpInfo? info)
    {
        info = null;
        if (!OperatingSystem.IsLinux() || socket.ProtocolType != ProtocolType.Tcp) return false;
        try
        {
            info = Read(socket);
            return true;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Reads the kernel's struct, whichever fields it has.</summary>
    internal static TcpInfo Parse(ReadOnlySpan<byte> raw) => raw.Length >= MinBytes
        ? new TcpInfo(raw)
        : throw new NotSupportedException(
            $"The kernel returned {raw.Length} bytes of TCP_INFO, and at least {MinBytes} are needed.");

    /// <summary>The fields with their units, one per line.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(ToTable().ToHtmlTable());

    private Table ToTable()
    {
        const string Missing = "not in this kernel";
        static string Number(long? value, string unit) =>
            value is { } known ? FormattableString.Invariant($"{known} {unit}") : Missing;
        string[][] rows =
        [
            ["state", $"{State}"],
            ["round-trip time, smoothed", Quantity.Time(RoundTripTime)],
            ["round-trip time, variation", Quantity.Time(RoundTripTimeVariation)],
            ["round-trip time, minimum", MinimumRoundTripTime is { } minimum ? Quantity.Time(minimum) : "not measured"],
            ["retransmission timeout", Quantity.Time(RetransmissionTimeout)],
            ["retransmission timeouts expired", Number(RetransmissionTimeouts, "times")],
            ["congestion window", Number(CongestionWindow, "segments")],
            ["slow start threshold", SlowStartThreshold is { } threshold ? Number(threshold, "segments") : "none yet"],
            ["send window", Number(SendWindow, "bytes")],
            ["largest segment", Number(SendMss, "bytes")],
            ["path MTU", Number(PathMtu, "bytes")],
            ["in flight", Number(Unacknowledged, "segments")],
            ["sent", Number(BytesSent, "bytes")],
            ["acknowledged", Number(BytesAcknowledged, "bytes")],
            ["received", Number(BytesReceived, "bytes")],
            ["retransmitted", $"{Number(TotalRetransmissions, "segments")}, {Number(BytesRetransmitted, "bytes")}"],
            ["reordering seen", Number(ReorderingSeen, "times")],
        ];
        return new Table("TCP_INFO of one socket", ["field", "value"], rows);
    }

    private static uint? UInt(ReadOnlySpan<byte> raw, int offset) =>
        raw.Length >= offset + 4 ? BitConverter.ToUInt32(raw[offset..]) : null;

    private static ulong? ULong(ReadOnlySpan<byte> raw, int offset) =>
        raw.Length >= offset + 8 ? BitConverter.ToUInt64(raw[offset..]) : null;

    private static TimeSpan? Microseconds(uint? value) => value is { } known ? TimeSpan.FromMicroseconds(known) : null;
}
