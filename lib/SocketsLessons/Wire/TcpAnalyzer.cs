using System.Net;

namespace SocketsLessons;

/// <summary>Follows the connections of a trace, packet by packet in the order of sending.</summary>
internal sealed class TcpAnalyzer
{
    private const TcpFlags Opens = TcpFlags.Syn, Ends = TcpFlags.Fin | TcpFlags.Rst;

    private readonly Dictionary<(IPAddress, int, IPAddress, int), Sender> _senders = [];
    private int _connections;

    /// <summary>What a segment is in its connection; null for a packet that isn't TCP.</summary>
    public TcpSegment? Follow(Packet packet)
    {
        if (packet is not { IP: { } ip, Tcp: { } tcp }) return null;
        var key = (ip.Source, tcp.SourcePort, ip.Destination, tcp.DestinationPort);
        // A SYN with another number is a new connection between two old ports.
        if (!_senders.TryGetValue(key, out var sender) || (tcp.Syn && !tcp.Ack && sender.First != tcp.SequenceNumber))
        {
            (sender, var other) = (new Sender(_connections), new Sender(_connections++));
            _senders[key] = sender;
            _senders[(ip.Destination, tcp.DestinationPort, ip.Source, tcp.SourcePort)] = other;
            (sender.Other, other.Other) = (other, sender);
        }

        return Follow(sender, sender.Other!, tcp, packet.Payload.Length);
    }

    private static TcpSegment Follow(Sender sender, Sender other, TcpHeader tcp, int bytes)
    {
        sender.First ??= tcp.Syn ? tcp.SequenceNumber : tcp.SequenceNumber - 1;
        if (tcp.Ack) other.First ??= tcp.AcknowledgmentNumber - 1;
        if (tcp.Syn) (sender.Scale, sender.SawSyn) = (tcp.WindowScale, true);
        var room = Room(sender, other, tcp);
        var analysis = Analyze(sender, other, tcp, bytes, room);

        var end = tcp.SequenceNumber + (uint)bytes + (tcp.Syn ? 1u : 0) + (tcp.Fin ? 1u : 0);
        if (sender.Next is not { } next || IsBefore(next, end))
        {
            // Data that leaves while the window is closed was sent before this side heard of it.
            if (other.Window != 0) sender.IsStopped = false;
            sender.Next = end;
        }

        if (room == 0 && !tcp.Syn && !tcp.Rst) other.IsStopped = true;
        if (tcp.Ack) sender.LastAck = tcp.AcknowledgmentNumber;
        sender.Window = room;
        var first = sender.First.Value;
        long? acknowledgment = tcp.Ack ? tcp.AcknowledgmentNumber - other.First!.Value : null;
        return new TcpSegment(
            sender.Connection, tcp.SequenceNumber - first, acknowledgment, bytes, end - first, room,
            SackBlocks(tcp, other.First ?? 0), analysis);
    }

    private static IReadOnlyList<(long, long)> SackBlocks(TcpHeader tcp, uint first) =>
        [.. tcp.SackBlocks.Select(block => ((long)(block.Left - first), (long)(block.Right - first)))];

    // RFC 7323 §2.2: the window of a SYN is never scaled, and later ones only if both SYNs offered it.
    private static long Room(Sender sender, Sender other, TcpHeader tcp) =>
        tcp.Syn || sender.Scale is not { } shift || (other.SawSyn && other.Scale is null) ? tcp.Window
            : (long)tcp.Window << Math.Min(shift, TcpOption.MaxShift);

    private static TcpAnalysis Analyze(Sender sender, Sender other, TcpHeader tcp, int bytes, long room)
    {
        var plain = (tcp.Flags & (Opens | Ends)) == 0;
        var analysis = plain && room == 0 ? TcpAnalysis.ZeroWindow : TcpAnalysis.None;
        if (sender.Next is not { } next) return analysis;
        if (plain && bytes <= 1 && tcp.SequenceNumber == next - 1)
            return analysis | (sender.IsStopped ? TcpAnalysis.WindowProbe : TcpAnalysis.KeepAlive);
        if ((bytes > 0 || tcp.Syn || tcp.Fin) && IsBefore(tcp.SequenceNumber, next))
            return analysis | TcpAnalysis.Retransmission;
        if (!plain || bytes > 0 || tcp.SequenceNumber != next || sender.LastAck != tcp.AcknowledgmentNumber)
            return analysis;
        if (room != sender.Window) return room == 0 ? analysis : analysis | TcpAnalysis.WindowUpdate;
        return other.Next is { } sent && IsBefore(tcp.AcknowledgmentNumber, sent) ? analysis | TcpAnalysis.DuplicateAck
            : analysis;
    }

    // Sequence numbers begin anew after 2³² (RFC 9293 §3.4).
    private static bool IsBefore(uint number, uint other) => (int)(number - other) < 0;

    /// <summary>One side of a connection, as far as it has been followed.</summary>
    private sealed class Sender(int connection)
    {
        public int Connection { get; } = connection;

        public Sender? Other { get; set; }

        /// <summary>The number that its relative ones count from.</summary>
        public uint? First { get; set; }

        public uint? Next { get; set; }

        public uint? LastAck { get; set; }

        public long? Window { get; set; }

        public int? Scale { get; set; }

        public bool SawSyn { get; set; }

        /// <summary>
        /// Whether the other side has closed its window, and this side has sent nothing new since it opened. Until
        /// then a probe may leave while the window update is on its way.
        /// </summary>
        public bool IsStopped { get; set; }
    }
}
