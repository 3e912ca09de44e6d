namespace SocketsLessons.Tests.Wire;

/// <summary>Our decoding against tshark's, on real traffic.</summary>
public sealed class DecodingTests
{
    public static TheoryData<string> Scenarios => WireScenarios.Names;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_field_of_every_packet_is_what_tshark_reads(string scenario)
    {
        Tshark.IsNeeded();
        var trace = WireScenarios.Trace(scenario);

        Assert.All(trace.Packets, packet => Assert.Null(packet.Malformed));
        // The kernel left them to the network card; a receiver would drop a packet whose checksum is wrong (RFC 1122
        // §4.2.2.7).
        Assert.DoesNotContain(trace.Packets, packet => packet is { Tcp.IsChecksumRight: false }
            or { Udp.IsChecksumRight: false } or { Icmp.IsChecksumRight: false } or { IP.IsChecksumRight: false });
        TsharkAgreement.IsComplete(trace);
        Happened(scenario, trace);
    }

    /// <summary>A scenario without the event that it's named after would prove nothing.</summary>
    private static void Happened(string scenario, PacketTrace trace)
    {
        var segments = trace.Packets.Where(packet => packet.Segment is not null)
            .Select(packet => (packet.Tcp, Segment: packet.Segment!)).ToArray();
        bool Noted(TcpAnalysis analysis) => segments.Any(packet => packet.Segment.Analysis.HasFlag(analysis));
        Assert.True(scenario switch
        {
            "handshake" =>
                segments is [{ Tcp: { Syn: true, Ack: false, Mss: 1460 } },
                { Tcp: { Syn: true, Ack: true, Mss: 1460 } }, { Tcp: { Syn: false, Ack: true } }, ..],
            "data both ways" => trace.Packets.Where(packet => packet.Segment!.Bytes > 0)
                .Select(packet => packet.Direction).Distinct().Count() == 2,
            "half-close" => segments.Count(packet => packet.Tcp!.Fin) == 2,
            "reset" => segments[^1].Tcp!.Rst,
            "refusal" => segments is [{ Tcp: { Syn: true } }, { Tcp: { Rst: true, Ack: true } }],
            "retransmission after loss" => Noted(TcpAnalysis.Retransmission),
            "SACK" => Noted(TcpAnalysis.Retransmission) && Noted(TcpAnalysis.DuplicateAck)
                && segments.Any(packet => packet.Tcp!.SackBlocks.Count > 0),
            "zero window and probe" => Noted(TcpAnalysis.ZeroWindow) && Noted(TcpAnalysis.WindowProbe)
                && Noted(TcpAnalysis.WindowUpdate),
            "UDP with ICMP port unreachable" =>
                trace.Packets is [{ Udp: not null }, { Icmp: { Type: 3, Code: 3, Quoted.Protocol: 17 } }],
            _ => trace.Count >= 10_000,
        }, $"It didn't happen: {scenario}.\n{trace}");
    }
}
