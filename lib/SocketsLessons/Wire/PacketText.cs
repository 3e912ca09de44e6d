using System.Globalization;

namespace SocketsLessons;

/// <summary>Packets in a few words.</summary>
internal static class PacketText
{
    public static string Way(Packet packet) =>
        packet.Direction == LinkDirection.ToServer ? "to server" : "to client";

    public static string Milliseconds(TimeSpan time) =>
        time.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>What Wireshark has in its column Info.</summary>
    public static string Info(Packet packet) => packet switch
    {
        { Malformed: { } reason } => $"malformed: {reason}",
        { Tcp: { } tcp, Segment: { } segment } =>
            $"{TcpHeader.Format(tcp.Flags)} {Numbers(segment)} win={segment.Window}"
            + Options(tcp, segment) + Notes(segment),
        { Tcp: { } tcp } => $"{TcpHeader.Format(tcp.Flags)} {packet.Payload.Length} bytes",
        { Udp: { } udp } => $"port {udp.SourcePort} → {udp.DestinationPort}, {packet.Payload.Length} bytes",
        { Icmp: { } icmp } => $"{icmp.Meaning}{Quoted(icmp)}",
        { IP.IsFragment: true } => $"a fragment of a larger packet, from byte {packet.IP!.FragmentOffset}",
        _ => $"{IPv4Header.ProtocolName(packet.IP?.Protocol ?? 0)}, not decoded",
    };

    /// <summary>What the path did to it.</summary>
    public static string OnThePath(Packet packet)
    {
        if (packet.Effects.HasFlag(LinkEffects.Overflowed)) return "dropped: the queue was full";
        if (packet.IsLost) return "lost";
        if (packet.Arrived is not { } arrived) return "still on its way";
        var text = $"arrived after {Milliseconds(arrived - packet.Sent)} ms";
        if (packet.CopyArrived is { } copy) text += $", its copy after {Milliseconds(copy - packet.Sent)} ms";
        return packet.Effects.HasFlag(LinkEffects.Reordered) ? $"{text}, held back" : text;
    }

    /// <summary>seq, ack and len, as everyone abbreviates them.</summary>
    public static string Numbers(TcpSegment segment)
    {
        var text = $"seq={segment.Sequence}";
        if (segment.Acknowledgment is { } acknowledgment) text += $" ack={acknowledgment}";
        return segment.Bytes > 0 ? $"{text} len={segment.Bytes}" : text;
    }

    public static string Notes(TcpSegment segment) =>
        segment.Analysis == TcpAnalysis.None ? "" : $" ({string.Join(", ", segment.Notes)})";

    private static string Options(TcpHeader tcp, TcpSegment segment)
    {
        var text = "";
        if (tcp.Mss is { } mss) text += $" MSS={mss}";
        if (tcp.WindowScale is { } shift) text += $" window×{1 << Math.Min(shift, TcpOption.MaxShift)}";
        if (tcp.SackPermitted) text += " SACK permitted";
        if (segment.SackBlocks.Count > 0)
            text += $" SACK={string.Join(',', segment.SackBlocks.Select(block => $"{block.Left}–{block.Right}"))}";
        return text;
    }

    private static string Quoted(IcmpHeader icmp) => icmp switch
    {
        { Quoted: { } ip, QuotedPorts: { } ports } =>
            $", about {IPv4Header.ProtocolName(ip.Protocol)} to {ip.Destination}:{ports.Destination}",
        { Quoted: { } ip } => $", about a packet to {ip.Destination}",
        _ => "",
    };
}
