using System.Net;

namespace SocketsLessons;

/// <summary>The header of an IPv4 packet (RFC 791 §3.1), decoded.</summary>
/// <param name="HeaderBytes">The length of this header: 20, and more with options.</param>
/// <param name="Dscp">How urgent the packet is (RFC 2474); 0 unless someone asked.</param>
/// <param name="Ecn">Whether a router may mark it instead of dropping it: 0 is no, 1 and 2 are yes, and 3 means that
/// one has (RFC 3168).</param>
/// <param name="TotalBytes">The length of the whole packet, this header included.</param>
/// <param name="Identification">The same in all fragments of one packet.</param>
/// <param name="DontFragment">Routers may not cut it into fragments.</param>
/// <param name="MoreFragments">It's a fragment, and not the last one.</param>
/// <param name="FragmentOffset">Where in the whole packet the fragment's data belongs, in bytes.</param>
/// <param name="TimeToLive">How many more routers may pass it on.</param>
/// <param name="Protocol">What it carries: 1 is ICMP, 6 TCP, 17 UDP (RFC 790).</param>
/// <param name="Checksum">The checksum of this header.</param>
/// <param name="IsChecksumRight">Whether the checksum fits the header.</param>
/// <param name="Source">The address of the sender.</param>
/// <param name="Destination">The address of the receiver.</param>
public sealed record IPv4Header(
    int HeaderBytes, int Dscp, int Ecn, int TotalBytes, int Identification, bool DontFragment, bool MoreFragments,
    int FragmentOffset, int TimeToLive, int Protocol, int Checksum, bool IsChecksumRight, IPAddress Source,
    IPAddress Destination)
{
    internal const int Icmp = 1, Tcp = 6, Udp = 17;

    /// <summary>Whether the packet is a part of a larger one. It isn't decoded any further then.</summary>
    public bool IsFragment => MoreFragments || FragmentOffset > 0;

    internal static IPv4Header Read(FieldReader reader)
    {
        reader.Layer = "IPv4";
        var start = reader.Rest;
        if (start.Length < 20)
            throw new MalformedPacketException($"An IPv4 header has 20 bytes at least, and here are {start.Length}.");
        if (start[0] >> 4 is not 4 and var version)
            throw new MalformedPacketException($"Its version is {version}. Only IPv4 is decoded here.");
        reader.Take("version", 4);
        var length = (int)reader.Take("header length", 4, words => $"{words} words = {words * 4} bytes") * 4;
        if (length < 20)
            throw new MalformedPacketException($"Its header length is {length} bytes, and the least is 20.");
        var dscp = reader.Take("DSCP", 6);
        var ecn = reader.Take("ECN", 2);
        var total = (int)reader.Take("total length", 16, bytes => $"{bytes} bytes");
        var identification = reader.Take("identification", 16, Hexadecimal);
        var flags = reader.Take("flags", 3, Flags);
        var offset = reader.Take("fragment offset", 13, units => $"{units * 8}");
        var timeToLive = reader.Take("time to live", 8);
        var protocol = reader.Take("protocol", 8, number => $"{number} = {ProtocolName((int)number)}");
        var isRight = start.Length >= length && InternetChecksum.IsRight(start[..length]);
        var checksum = reader.Take("header checksum", 16, value => ChecksumText(value, isRight));
        var source = Address(reader.Take("source address", 32, value => Address(value).ToString()));
        var destination = Address(reader.Take("destination address", 32, value => Address(value).ToString()));
        if (length > 20) reader.TakeBytes("options", length - 20, $"{length - 20} bytes, not decoded");
        return new IPv4Header(
            length, (int)dscp, (int)ecn, total, (int)identification, (flags & 2) != 0, (flags & 1) != 0,
            (int)offset * 8,
            (int)timeToLive, (int)protocol, (int)checksum, isRight, source, destination);
    }

    internal static string ProtocolName(int number) =>
        number switch { Icmp => "ICMP", Tcp => "TCP", Udp => "UDP", 2 => "IGMP", _ => "another protocol" };

    internal static string Hexadecimal(uint value) => $"0x{value:x4}";

    internal static string ChecksumText(uint value, bool isRight) =>
        $"{Hexadecimal(value)}, {(isRight ? "right" : "wrong")}";

    private static string Flags(uint flags) => flags switch
    {
        0 => "none",
        1 => "more fragments",
        2 => "don't fragment",
        3 => "don't fragment, more fragments",
        _ => $"{flags:b3}, the first bit is reserved",
    };

    private static IPAddress Address(uint value) =>
        new([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
}
