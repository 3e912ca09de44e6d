using System.Text.Json.Serialization;

namespace SocketsLessons;

/// <summary>
/// A packet that crossed the path of a <see cref="PathLab"/>: its bytes, what they mean, and what the path did to it.
/// Shown, it's the fields of its headers over their bytes.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Packet : IRenderable
{
    private PacketDecoder? _decoded;

    [JsonConstructor]
    internal Packet(
        int number, LinkDirection direction, TimeSpan sent, TimeSpan? arrived, TimeSpan? copyArrived,
        LinkEffects effects, ReadOnlyMemory<byte> bytes)
    {
        (Number, Direction, Sent, Arrived, CopyArrived) = (number, direction, sent, arrived, copyArrived);
        (Effects, Bytes) = (effects, bytes);
    }

    /// <summary>Its number in the trace, in the order of sending; the first is 1.</summary>
    public int Number { get; }

    /// <summary>Which way it went.</summary>
    public LinkDirection Direction { get; }

    /// <summary>When it entered the path, since the first packet of the capture.</summary>
    public TimeSpan Sent { get; }

    /// <summary>
    /// When it left the path, since the first packet of the capture; null if it was lost, or hadn't arrived yet.
    /// </summary>
    public TimeSpan? Arrived { get; }

    /// <summary>When its copy left the path, if the path duplicated it.</summary>
    public TimeSpan? CopyArrived { get; }

    /// <summary>What the path did to it.</summary>
    public LinkEffects Effects { get; }

    /// <summary>The packet from the first byte of its IPv4 header on.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether the path dropped it, by chance or because its queue was full.</summary>
    [JsonIgnore]
    public bool IsLost => (Effects & (LinkEffects.Lost | LinkEffects.Overflowed)) != 0;

    /// <summary>Its IPv4 header; null only where there is none, see <see cref="Malformed"/>.</summary>
    [JsonIgnore]
    public IPv4Header? IP => Decoded.IP;

    /// <summary>Its TCP header; null where it carries something else.</summary>
    [JsonIgnore]
    public TcpHeader? Tcp => Decoded.Tcp;

    /// <summary>Its UDP header; null where it carries something else.</summary>
    [JsonIgnore]
    public UdpHeader? Udp => Decoded.Udp;

    /// <summary>Its ICMP header; null where it carries something else.</summary>
    [JsonIgnore]
    public IcmpHeader? Icmp => Decoded.Icmp;

    /// <summary>What it is in its TCP connection, with relative numbers; null where it isn't TCP.</summary>
    [JsonIgnore]
    public TcpSegment? Segment { get; internal set; }

    /// <summary>The data after its headers.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Payload => Bytes[Decoded.Payload];

    /// <summary>The fields of its headers, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<HeaderField> Fields => Decoded.Fields;

    /// <summary>Why it can't be decoded to its end, in one sentence; null for every proper packet.</summary>
    [JsonIgnore]
    public string? Malformed => Decoded.Malformed;

    /// <summary>The innermost protocol that is decoded: "TCP", "UDP", "ICMP" or "IPv4".</summary>
    [JsonIgnore]
    public string Protocol => Tcp is not null ? "TCP" : Udp is not null ? "UDP" : Icmp is not null ? "ICMP" : "IPv4";

    /// <summary>What it says, in a line: flags, relative numbers and options.</summary>
    [JsonIgnore]
    public string Info => PacketText.Info(this);

    private PacketDecoder Decoded => _decoded ??= PacketDecoder.Decode(Bytes);

    /// <summary>The bytes of its TCP, UDP or ICMP part: everything after the IPv4 header.</summary>
    /// <exception cref="InvalidOperationException">It has no IPv4 header.</exception>
    public byte[] BytesAfterIP()
    {
        var ip = IP ?? throw new InvalidOperationException($"It has no IPv4 header. {Malformed}");
        return Bytes[ip.HeaderBytes..].ToArray();
    }

    /// <summary>The packet in one line.</summary>
    public override string ToString() => string.Join(" · ",
        $"packet {Number}", $"{PacketText.Milliseconds(Sent)} ms", $"{Protocol} {PacketText.Way(this)}", Info,
        PacketText.OnThePath(this));

    /// <summary>Its headers as HTML: colored fields over their bytes, and what each says.</summary>
    public string ToHtml() => Html.Block(PacketHeaderView.ToHtml(this));

    /// <summary>Its headers as a separate drawing.</summary>
    public string ToSvg() => PacketHeaderView.ToSvg(this);

    /// <summary>Its headers as lines of text: bytes, field, value.</summary>
    public string ToText() => PacketHeaderView.ToText(this);
}
