using System.Buffers.Binary;
using System.Text;

namespace SocketsLessons;

/// <summary>
/// Writes a trace as a pcapng file (draft-ietf-opsawg-pcapng): a section, an interface for each host, and a block for
/// each packet. The packets begin with their IPv4 header (LINKTYPE_IPV4).
/// </summary>
internal static class PcapngWriter
{
    private const uint SectionHeader = 0x0A0D0D0A, InterfaceDescription = 1, EnhancedPacket = 6, ByteOrder = 0x1A2B3C4D;
    private const ushort EndOfOptions = 0, Comment = 1, InterfaceName = 2, PacketFlags = 2, Application = 4,
        TimeResolution = 9;
    // Not LINKTYPE_RAW: libpcap 1.10 refuses a second interface with that.
    private const ushort IPv4 = 228;
    private const uint Inbound = 1, Outbound = 2;

    /// <param name="trace">The packets.</param>
    /// <param name="host">Where the sniffer stands; null sees every packet when it's sent.</param>
    public static byte[] Write(PacketTrace trace, Side? host)
    {
        using var file = new MemoryStream();
        Block(file, SectionHeader, body =>
        {
            Number(body, ByteOrder);
            Short(body, 1); // version 1.0
            Short(body, 0);
            Number(body, uint.MaxValue); // the section's length isn't said
            Number(body, uint.MaxValue);
            Option(body, Application, "SocketsLessons"u8);
            Option(body, EndOfOptions, []);
        });
        foreach (var name in (string[])["client", "server"])
        {
            Block(file, InterfaceDescription, body =>
            {
                Short(body, IPv4);
                Short(body, 0);
                Number(body, 0); // packets are kept whole
                Option(body, InterfaceName, Encoding.UTF8.GetBytes(name));
                Option(body, TimeResolution, [9]); // nanoseconds
                Option(body, EndOfOptions, []);
            });
        }

        foreach (var (packet, time, at, outbound) in Seen(trace, host))
            Packet(file, packet, trace.Started + time, at, outbound);
        return file.ToArray();
    }

    /// <summary>What a sniffer sees, in the order in which it does.</summary>
    private static IEnumerable<(Packet Packet, TimeSpan Time, Side At, bool Outbound)> Seen(PacketTrace trace,
        Side? host)
    {
        var seen = new List<(Packet Packet, TimeSpan Time, Side At, bool Outbound)>();
        foreach (var packet in trace.Packets)
        {
            var sender = packet.Direction == LinkDirection.ToServer ? Side.Client : Side.Server;
            if (host is null || sender == host) seen.Add((packet, packet.Sent, sender, true));
            else if (packet.Arrived is { } arrived) seen.Add((packet, arrived, host.Value, false));
            if (host is not null && sender != host && packet.CopyArrived is { } copy)
                seen.Add((packet, copy, host.Value, false));
        }

        return seen.OrderBy(sight => sight.Time);
    }

    private static void Packet(Stream file, Packet packet, DateTimeOffset time, Side at, bool outbound) =>
        Block(file, EnhancedPacket, body =>
    {
        var nanoseconds = (ulong)(time - DateTimeOffset.UnixEpoch).Ticks * 100;
        Number(body, (uint)at);
        Number(body, (uint)(nanoseconds >> 32));
        Number(body, (uint)nanoseconds);
        Number(body, (uint)packet.Bytes.Length);
        Number(body, (uint)packet.Bytes.Length);
        body.Write(packet.Bytes.Span);
        Fill(body);
        Option(body, Comment, Encoding.UTF8.GetBytes(PacketText.OnThePath(packet)));
        Span<byte> flags = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(flags, outbound ? Outbound : Inbound);
        Option(body, PacketFlags, flags);
        Option(body, EndOfOptions, []);
    });

    /// <summary>
    /// A block: its type, its length, what it says, and its length once more, to read a file backwards.
    /// </summary>
    private static void Block(Stream file, uint type, Action<MemoryStream> write)
    {
        using var body = new MemoryStream();
        write(body);
        var length = (uint)body.Length + 12;
        Number(file, type);
        Number(file, length);
        body.WriteTo(file);
        Number(file, length);
    }

    private static void Option(Stream body, ushort code, ReadOnlySpan<byte> value)
    {
        Short(body, code);
        Short(body, (ushort)value.Length);
        body.Write(value);
        Fill(body);
    }

    // Everything begins at a multiple of four bytes.
    private static void Fill(Stream body)
    {
        while (body.Length % 4 > 0) body.WriteByte(0);
    }

    private static void Short(Stream stream, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Number(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
