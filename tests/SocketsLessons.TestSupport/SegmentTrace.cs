using System.Buffers.Binary;

namespace SocketsLessons.TestSupport;

/// <summary>A trace that a test writes by hand: TCP segments in both directions of one connection.</summary>
internal sealed class SegmentTrace
{
    private const int HeaderBytes = 40;

    private readonly List<Packet> _packets = [];

    public PacketTrace Trace => new(DateTimeOffset.UnixEpoch, _packets);

    /// <summary>Adds a segment whose ACK bit is set, a millisecond after the one before it.</summary>
    public SegmentTrace Add(
        LinkDirection direction, uint sequence, uint acknowledgment, int window, int bytes = 0,
        LinkEffects effects = LinkEffects.Delivered)
    {
        var packet = new byte[HeaderBytes + bytes];
        var (from, to) = direction == LinkDirection.ToServer ? ((byte)1, (byte)2) : ((byte)2, (byte)1);
        // RFC 791 §3.1 and RFC 9293 §3.1. The checksums stay 0: nobody receives these.
        (packet[0], packet[8], packet[9]) = (0x45, 64, 6);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        (packet[12], packet[15], packet[16], packet[19]) = (10, from, 10, to);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), (ushort)(5000 + from));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), (ushort)(5000 + to));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(24), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(28), acknowledgment);
        (packet[32], packet[33]) = (5 << 4, 0x10);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(34), (ushort)window);
        var sent = TimeSpan.FromMilliseconds(_packets.Count);
        TimeSpan? arrived = effects == LinkEffects.Lost ? null : sent + TimeSpan.FromMilliseconds(5);
        _packets.Add(new Packet(_packets.Count + 1, direction, sent, arrived, null, effects, packet));
        return this;
    }

    /// <summary>A stream of segments to the server; every fiftieth is lost, and sent again ten segments
    /// later.</summary>
    public static PacketTrace WithLosses(int segments)
    {
        const int Bytes = 1000;
        var (trace, first) = (new SegmentTrace(), 1u);
        for (var i = 0; i < segments; i++)
        {
            var isLost = i % 50 == 25;
            trace.Add(
                LinkDirection.ToServer, first + (uint)(i * Bytes), 1, 65_535, Bytes,
                isLost ? LinkEffects.Lost : LinkEffects.Delivered);
            if (i % 50 == 35) trace.Add(LinkDirection.ToServer, first + (uint)((i - 10) * Bytes), 1, 65_535, Bytes);
        }

        return trace.Trace;
    }
}
