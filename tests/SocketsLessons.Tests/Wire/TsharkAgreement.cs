using System.Globalization;

namespace SocketsLessons.Tests.Wire;

/// <summary>Puts our decoding of a packet beside tshark's.</summary>
internal static class TsharkAgreement
{
    private static readonly string[] Names =
    [
        "ip.version", "ip.hdr_len", "ip.dsfield.dscp", "ip.dsfield.ecn", "ip.len", "ip.id", "ip.flags.df",
            "ip.flags.mf", "ip.frag_offset",
        "ip.ttl", "ip.proto", "ip.checksum", "ip.checksum.status", "ip.src", "ip.dst",
        "tcp.srcport", "tcp.dstport", "tcp.seq_raw", "tcp.ack_raw", "tcp.hdr_len", "tcp.flags",
            "tcp.window_size_value", "tcp.checksum",
        "tcp.checksum.status", "tcp.urgent_pointer", "tcp.len", "tcp.options.mss_val", "tcp.options.wscale.shift",
            "tcp.options.sack_perm",
        "tcp.options.sack_le", "tcp.options.sack_re", "tcp.options.timestamp.tsval", "tcp.options.timestamp.tsecr",
        "udp.srcport", "udp.dstport", "udp.length", "udp.checksum", "udp.checksum.status", "icmp.type", "icmp.code",
            "icmp.checksum", "icmp.checksum.status",
    ];

    private static readonly string[] InContext =
    [
        "tcp.stream", "tcp.seq", "tcp.ack", "tcp.nxtseq", "tcp.window_size", "tcp.analysis.retransmission",
            "tcp.analysis.fast_retransmission",
        "tcp.analysis.spurious_retransmission", "tcp.analysis.out_of_order", "tcp.analysis.duplicate_ack",
            "tcp.analysis.keep_alive",
        "tcp.analysis.zero_window", "tcp.analysis.zero_window_probe", "tcp.analysis.window_update",
    ];

    /// <summary>Every field of every packet.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="inContext">Whether what follows from the packets before is compared, too.</param>
    public static void IsComplete(PacketTrace trace, bool inContext = true)
    {
        using var file = new TraceFile(trace);
        var theirs = Tshark.Fields(file.Path, ["_ws.malformed", "frame.comment", .. Names, .. InContext], inContext);
        Assert.Equal(trace.Count, theirs.Count);
        var sent = new Dictionary<LinkDirection, long>();
        foreach (var (packet, row) in trace.Packets.Zip(theirs))
        {
            if (packet.Malformed is not null) continue;
            // Of a mutated packet tshark may read less than there is, such as of a quoted one that is cut.
            if (!inContext && row["_ws.malformed"].Length > 0) continue;
            var ours = Raw(packet).Concat(inContext ? Context(packet) : Absolute(packet));
            foreach (var (name, value) in ours)
            {
                var their = string.Join(';', row[name].Take(Math.Max(1, value.Count(c => c == ';') + 1)).Select(Plain));
                Assert.True(value == their,
                    $"Packet {packet.Number} ({packet}), {name}: ours is '{value}', tshark's is '{their}'.");
            }

            if (!inContext) continue;
            var notes = Notes(row);
            // RFC 5681 §2: an acknowledgment is a duplicate only while data is outstanding. tshark doesn't ask for it,
            // and also marks the answer to a retransmission that wasn't needed (RFC 2883).
            if (packet.Segment is { } segment)
            {
                if (sent.Any(side => side.Key != packet.Direction && side.Value <= segment.Acknowledgment))
                    notes &= ~TcpAnalysis.DuplicateAck;
                sent[packet.Direction] = Math.Max(sent.GetValueOrDefault(packet.Direction), segment.Next);
            }

            Assert.Equal(notes, packet.Segment?.Analysis ?? TcpAnalysis.None);
        }
    }

    private static IEnumerable<(string Name, string Value)> Raw(Packet packet)
    {
        var ip = packet.IP!;
        // tshark lists the fields of a quoted packet after those of the packet itself.
        yield return ("ip.version", packet.Icmp?.Quoted is null ? "4" : "4;4");
        yield return ("ip.hdr_len", Both(packet, header => header.HeaderBytes));
        yield return ("ip.dsfield.dscp", Both(packet, header => header.Dscp));
        yield return ("ip.dsfield.ecn", Both(packet, header => header.Ecn));
        yield return ("ip.len", Both(packet, header => header.TotalBytes));
        yield return ("ip.id", Both(packet, header => header.Identification));
        yield return ("ip.flags.df", Both(packet, header => header.DontFragment ? 1 : 0));
        yield return ("ip.flags.mf", Both(packet, header => header.MoreFragments ? 1 : 0));
        yield return ("ip.frag_offset",
            Both(packet, header => header.FragmentOffset / 8)); // the field counts units of 8 bytes
        yield return ("ip.ttl", Both(packet, header => header.TimeToLive));
        yield return ("ip.proto", Both(packet, header => header.Protocol));
        yield return ("ip.checksum", Both(packet, header => header.Checksum));
        yield return ("ip.checksum.status", $"{(ip.IsChecksumRight ? 1 : 0)}");
        yield return ("ip.src", packet.Icmp?.Quoted is { } quoted ? $"{ip.Source};{quoted.Source}" : $"{ip.Source}");
        yield return ("ip.dst", packet.Icmp?.Quoted is { } other ? $"{ip.Destination};{other.Destination}"
            : $"{ip.Destination}");
        foreach (var field in packet switch
        { { Tcp: { } tcp } => Tcp(packet, tcp), { Udp: { } udp } => Udp(udp),
            { Icmp: { } icmp } => Icmp(icmp),
            _ => []
        }) yield return field;
    }

    private static IEnumerable<(string Name, string Value)> Tcp(Packet packet, TcpHeader tcp)
    {
        yield return ("tcp.srcport", $"{tcp.SourcePort}");
        yield return ("tcp.dstport", $"{tcp.DestinationPort}");
        yield return ("tcp.seq_raw", $"{tcp.SequenceNumber}");
        yield return ("tcp.ack_raw", $"{tcp.AcknowledgmentNumber}");
        yield return ("tcp.hdr_len", $"{tcp.HeaderBytes}");
        yield return ("tcp.flags", $"{Wide(packet)}");
        yield return ("tcp.window_size_value", $"{tcp.Window}");
        yield return ("tcp.checksum", $"{tcp.Checksum}");
        // Zero has two forms in this arithmetic (RFC 1071). Linux may send 0xffff, and tshark wants 0 (RFC 1624).
        if (tcp.Checksum != 0xffff) yield return ("tcp.checksum.status", $"{(tcp.IsChecksumRight ? 1 : 0)}");
        yield return ("tcp.urgent_pointer", $"{tcp.UrgentPointer}");
        yield return ("tcp.len", $"{packet.Payload.Length}");
        yield return ("tcp.options.mss_val", $"{tcp.Mss}");
        yield return ("tcp.options.wscale.shift", $"{tcp.WindowScale}");
        yield return ("tcp.options.sack_perm", tcp.SackPermitted ? "0402" : "");
        yield return ("tcp.options.timestamp.tsval", $"{tcp.Timestamps?.Value}");
        yield return ("tcp.options.timestamp.tsecr", $"{tcp.Timestamps?.Echo}");
    }

    private static IEnumerable<(string Name, string Value)> Udp(UdpHeader udp) =>
    [
        ("udp.srcport", $"{udp.SourcePort}"), ("udp.dstport", $"{udp.DestinationPort}"),
            ("udp.length", $"{udp.TotalBytes}"),
        ("udp.checksum", $"{udp.Checksum}"),
            ("udp.checksum.status", udp.Checksum == 0 ? "3" : udp.IsChecksumRight ? "1" : "0"),
    ];

    private static IEnumerable<(string Name, string Value)> Icmp(IcmpHeader icmp) =>
    [
        ("icmp.type", $"{icmp.Type}"), ("icmp.code", $"{icmp.Code}"), ("icmp.checksum", $"{icmp.Checksum}"),
        ("icmp.checksum.status", $"{(icmp.IsChecksumRight ? 1 : 0)}"),
        .. icmp is { QuotedPorts: { } ports, Quoted.Protocol: 17 }
            ? new[] { ("udp.srcport", $"{ports.Source}"), ("udp.dstport", $"{ports.Destination}") } : [],
    ];

    private static IEnumerable<(string Name, string Value)> Context(Packet packet)
    {
        yield return ("frame.comment", Comment(packet));
        if (packet.Segment is not { } segment) yield break;
        yield return ("tcp.stream", $"{segment.Connection}");
        yield return ("tcp.seq", $"{segment.Sequence}");
        yield return ("tcp.nxtseq", $"{segment.Next}");
        yield return ("tcp.ack", $"{segment.Acknowledgment ?? 0}");
        yield return ("tcp.window_size", $"{segment.Window}");
        yield return ("tcp.options.sack_le", string.Join(';', segment.SackBlocks.Select(block => block.Left)));
        yield return ("tcp.options.sack_re", string.Join(';', segment.SackBlocks.Select(block => block.Right)));
    }

    private static IEnumerable<(string Name, string Value)> Absolute(Packet packet) => packet.Tcp is not { } tcp ? [] :
    [
        ("tcp.options.sack_le", string.Join(';', tcp.SackBlocks.Select(block => block.Left))),
        ("tcp.options.sack_re", string.Join(';', tcp.SackBlocks.Select(block => block.Right))),
    ];

    // The words are our own; that they reach the file as a comment isn't.
    private static string Comment(Packet packet) => packet.IsLost
        ? packet.Effects.HasFlag(LinkEffects.Overflowed) ? "dropped: the queue was full" : "lost"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"arrived after {(packet.Arrived!.Value - packet.Sent).TotalMilliseconds:0.000} ms");

    /// <summary>tshark tells four kinds of retransmission apart; a segment that repeats is one of them.</summary>
    private static TcpAnalysis Notes(Dictionary<string, string[]> row)
    {
        bool Has(params string[] names) => names.Any(name => row[$"tcp.analysis.{name}"].Length > 0);
        var notes = TcpAnalysis.None;
        if (Has("retransmission", "fast_retransmission", "spurious_retransmission", "out_of_order"))
            notes |= TcpAnalysis.Retransmission;
        if (Has("duplicate_ack")) notes |= TcpAnalysis.DuplicateAck;
        if (Has("zero_window")) notes |= TcpAnalysis.ZeroWindow;
        if (Has("window_update")) notes |= TcpAnalysis.WindowUpdate;
        if (Has("keep_alive", "zero_window_probe")) notes |= TcpAnalysis.WindowProbe;
        return notes;
    }

    private static string Both(Packet packet, Func<IPv4Header, int> field) =>
        packet.Icmp?.Quoted is { } quoted ? $"{field(packet.IP!)};{field(quoted)}" : $"{field(packet.IP!)}";

    // tshark counts the reserved bits among the flags.
    private static int Wide(Packet packet)
    {
        var start = packet.IP!.HeaderBytes;
        return ((packet.Bytes.Span[start + 12] & 15) << 8) | packet.Bytes.Span[start + 13];
    }

    private static string Plain(string value) =>
        value.StartsWith("0x", StringComparison.Ordinal)
            ? int.Parse(value[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            .ToString(CultureInfo.InvariantCulture)
        : value switch { "True" => "1", "False" => "0", _ => value };
}
