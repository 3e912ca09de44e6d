using System.Diagnostics.CodeAnalysis;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SocketsLessons.Display;

namespace SocketsLessons.Observing;

/// <summary>
/// What the Linux kernel knows of a TCP connection: TCP_INFO (tcp(7); the fields are those of
/// <c>struct tcp_info</c> in linux/tcp.h). <c>ss -ti</c> shows the same. Kernels have added fields over
/// time: those that this kernel does not fill in are null.
/// </summary>
[TypeFormatterSource(typeof(ShownFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed record TcpInfo : IShown
{
    // The struct as it has been since Linux 2.6: every kernel that .NET runs on fills that much.
    private const int OldestBytes = 104;

    private TcpInfo(ReadOnlySpan<byte> raw)
    {
        State = StateOf(raw[0]);
        CongestionState = CongestionStateOf(raw[1]);
        RetransmissionsInARow = raw[2];
        Backoff = raw[4];
        RetransmissionTimeout = Microseconds(UInt(raw, 8))!.Value;
        SendMss = (int)UInt(raw, 16)!;
        Unacknowledged = (int)UInt(raw, 24)!;
        Sacked = (int)UInt(raw, 28)!;
        Lost = (int)UInt(raw, 32)!;
        RetransmittedInFlight = (int)UInt(raw, 36)!;
        PathMtu = (int)UInt(raw, 60)!;
        RoundTripTime = Microseconds(UInt(raw, 68))!.Value;
        RoundTripTimeVariation = Microseconds(UInt(raw, 72))!.Value;
        // The kernel's "infinite" (TCP_INFINITE_SSTHRESH): no loss yet.
        SlowStartThreshold = UInt(raw, 76) is < 0x7fffffff and var threshold ? (int)threshold : null;
        CongestionWindow = (int)UInt(raw, 80)!;
        TotalRetransmissions = UInt(raw, 100)!.Value;
        PacingRate = ULong(raw, 104) is { } pacing and not ulong.MaxValue ? (long)pacing : null;
        BytesAcknowledged = (long?)ULong(raw, 120);
        BytesReceived = (long?)ULong(raw, 128);
        SegmentsSent = UInt(raw, 136);
        SegmentsReceived = UInt(raw, 140);
        BytesNotSent = UInt(raw, 144);
        MinimumRoundTripTime = UInt(raw, 148) is { } minimum and not uint.MaxValue ? Microseconds(minimum) : null;
        DataSegmentsReceived = UInt(raw, 152);
        DataSegmentsSent = UInt(raw, 156);
        DeliveryRate = (long?)ULong(raw, 160);
        SegmentsDelivered = UInt(raw, 192);
        BytesSent = (long?)ULong(raw, 200);
        BytesRetransmitted = (long?)ULong(raw, 208);
        DuplicatesReported = UInt(raw, 216);
        ReorderingSeen = UInt(raw, 220);
        SendWindow = UInt(raw, 228);
        RetransmissionTimeouts = raw.Length >= 242 ? BitConverter.ToUInt16(raw[240..]) : null;
    }

    /// <summary>The state of the connection (RFC 9293 §3.3.2).</summary>
    public TcpState State { get; }

    /// <summary>What congestion control is about: Open, Disorder, CWR, Recovery or Loss.</summary>
    public string CongestionState { get; }

    /// <summary>How often the oldest unacknowledged segment has been retransmitted on a time-out.</summary>
    public int RetransmissionsInARow { get; }

    /// <summary>How often the retransmission time-out has been doubled for it (RFC 6298 §5.5).</summary>
    public int Backoff { get; }

    /// <summary>The retransmission time-out, RTO (RFC 6298).</summary>
    public TimeSpan RetransmissionTimeout { get; }

    /// <summary>The largest segment that is sent, in bytes.</summary>
    public int SendMss { get; }

    /// <summary>Segments in flight. On a listening socket: connections that wait to be accepted.</summary>
    public int Unacknowledged { get; }

    /// <summary>Segments that were acknowledged selectively (RFC 2018). On a listening socket: its backlog.</summary>
    public int Sacked { get; }

    /// <summary>Segments in flight that are believed lost.</summary>
    public int Lost { get; }

    /// <summary>Segments in flight that were sent again.</summary>
    public int RetransmittedInFlight { get; }

    /// <summary>The path's maximum transmission unit, in bytes.</summary>
    public int PathMtu { get; }

    /// <summary>The smoothed round-trip time, SRTT (RFC 6298).</summary>
    public TimeSpan RoundTripTime { get; }

    /// <summary>The round-trip time's variation, RTTVAR (RFC 6298).</summary>
    public TimeSpan RoundTripTimeVariation { get; }

    /// <summary>The slow start threshold in segments (RFC 5681); null while there has been no loss.</summary>
    public int? SlowStartThreshold { get; }

    /// <summary>The congestion window in segments (RFC 5681).</summary>
    public int CongestionWindow { get; }

    /// <summary>Segments retransmitted since the connection began.</summary>
    public long TotalRetransmissions { get; }

    /// <summary>The pace of sending in bytes per second; null where it is unlimited.</summary>
    public long? PacingRate { get; }

    /// <summary>Bytes that the peer has acknowledged.</summary>
    public long? BytesAcknowledged { get; }

    /// <summary>Bytes that were received in order.</summary>
    public long? BytesReceived { get; }

    /// <summary>Segments sent, pure acknowledgements and retransmissions among them.</summary>
    public long? SegmentsSent { get; }

    /// <summary>Segments received.</summary>
    public long? SegmentsReceived { get; }

    /// <summary>Bytes in the send buffer that have not been sent once.</summary>
    public long? BytesNotSent { get; }

    /// <summary>The shortest round-trip time of late; null before the first measurement.</summary>
    public TimeSpan? MinimumRoundTripTime { get; }

    /// <summary>Segments with data received.</summary>
    public long? DataSegmentsReceived { get; }

    /// <summary>Segments with data sent.</summary>
    public long? DataSegmentsSent { get; }

    /// <summary>The most recent rate of delivery, in bytes per second.</summary>
    public long? DeliveryRate { get; }

    /// <summary>Segments delivered to the peer.</summary>
    public long? SegmentsDelivered { get; }

    /// <summary>Bytes sent, retransmissions included.</summary>
    public long? BytesSent { get; }

    /// <summary>Bytes sent again.</summary>
    public long? BytesRetransmitted { get; }

    /// <summary>Duplicates that the peer reported (D-SACK, RFC 2883): retransmitted without need.</summary>
    public long? DuplicatesReported { get; }

    /// <summary>How often reordering was noticed.</summary>
    public long? ReorderingSeen { get; }

    /// <summary>The window that the peer advertised, in bytes.</summary>
    public long? SendWindow { get; }

    /// <summary>How often the retransmission time-out has fired.</summary>
    public int? RetransmissionTimeouts { get; }

    /// <summary>Reads TCP_INFO.</summary>
    /// <param name="socket">A TCP socket.</param>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    /// <exception cref="ArgumentException">It is not a TCP socket.</exception>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static TcpInfo Read(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("TCP_INFO exists on Linux only: run this in the devcontainer or in WSL, or ask TcpInfo.TryRead first.");
        if (socket.ProtocolType != ProtocolType.Tcp)
            throw new ArgumentException($"This is a socket for {socket.ProtocolType}: TCP_INFO needs a TCP socket.", nameof(socket));
        // Larger than today's struct. IPPROTO_TCP is 6, TCP_INFO is 11.
        Span<byte> raw = stackalloc byte[512];
        return Parse(raw[..socket.GetRawSocketOption(6, 11, raw)]);
    }

    /// <summary>Reads TCP_INFO where there is such a thing.</summary>
    /// <param name="socket">A socket.</param>
    /// <param name="info">What was read; null if the answer is false.</param>
    /// <returns>False on systems other than Linux, and for a socket that is closed or not TCP.</returns>
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

    /// <summary>Reads the kernel's struct, be it longer or shorter than the one described here.</summary>
    internal static TcpInfo Parse(ReadOnlySpan<byte> raw) => raw.Length >= OldestBytes
        ? new TcpInfo(raw)
        : throw new NotSupportedException($"The kernel returned {raw.Length} bytes of TCP_INFO, and at least {OldestBytes} are needed.");

    /// <summary>The fields with their units, one a line.</summary>
    public override string ToString() => ToTable().ToText();

    string IShown.ToHtml() => Html.Block(ToTable().ToHtml());

    string IShown.ToText() => ToString();

    private Table ToTable()
    {
        const string Missing = "not known to this kernel";
        static string Number(long? value, string unit) => value is { } known ? FormattableString.Invariant($"{known} {unit}") : Missing;
        IReadOnlyList<string>[] rows =
        [
            ["state", $"{State}"],
            ["congestion state", CongestionState],
            ["round-trip time, smoothed", Quantity.Time(RoundTripTime)],
            ["round-trip time, variation", Quantity.Time(RoundTripTimeVariation)],
            ["round-trip time, minimum", MinimumRoundTripTime is { } minimum ? Quantity.Time(minimum) : "not measured"],
            ["retransmission time-out", Quantity.Time(RetransmissionTimeout)],
            ["retransmission time-outs fired", Number(RetransmissionTimeouts, "times")],
            ["congestion window", Number(CongestionWindow, "segments")],
            ["slow start threshold", SlowStartThreshold is { } threshold ? Number(threshold, "segments") : "none yet"],
            ["send window", Number(SendWindow, "bytes")],
            ["largest segment", Number(SendMss, "bytes")],
            ["path MTU", Number(PathMtu, "bytes")],
            ["in flight", Number(Unacknowledged, "segments")],
            ["not yet sent", Number(BytesNotSent, "bytes")],
            ["sent", Number(BytesSent, "bytes")],
            ["acknowledged", Number(BytesAcknowledged, "bytes")],
            ["received", Number(BytesReceived, "bytes")],
            ["retransmitted", $"{Number(TotalRetransmissions, "segments")}, {Number(BytesRetransmitted, "bytes")}"],
            ["reordering seen", Number(ReorderingSeen, "times")],
            ["delivery rate", Number(DeliveryRate, "bytes/s")],
        ];
        return new Table("TCP_INFO of one socket", ["field", "value"], rows);
    }

    // enum in include/net/tcp_states.h; .NET numbers the states otherwise.
    private static TcpState StateOf(byte state) => state switch
    {
        1 => TcpState.Established,
        2 => TcpState.SynSent,
        3 or 12 => TcpState.SynReceived,
        4 => TcpState.FinWait1,
        5 => TcpState.FinWait2,
        6 => TcpState.TimeWait,
        7 => TcpState.Closed,
        8 => TcpState.CloseWait,
        9 => TcpState.LastAck,
        10 => TcpState.Listen,
        11 => TcpState.Closing,
        _ => TcpState.Unknown,
    };

    // enum tcp_ca_state in linux/tcp.h.
    private static string CongestionStateOf(byte state) => state switch
    {
        0 => "Open",
        1 => "Disorder",
        2 => "CWR",
        3 => "Recovery",
        4 => "Loss",
        _ => $"{state}",
    };

    private static uint? UInt(ReadOnlySpan<byte> raw, int offset) => raw.Length >= offset + 4 ? BitConverter.ToUInt32(raw[offset..]) : null;

    private static ulong? ULong(ReadOnlySpan<byte> raw, int offset) => raw.Length >= offset + 8 ? BitConverter.ToUInt64(raw[offset..]) : null;

    private static TimeSpan? Microseconds(uint? value) => value is { } known ? TimeSpan.FromMicroseconds(known) : null;
}
