namespace SocketsLessons;

/// <summary>The header of an ICMP message (RFC 792), decoded: a host or router reports on a packet.</summary>
/// <param name="Type">The kind of message: 3 is "destination unreachable", 11 "time exceeded", 8 and 0 are ping's
/// echo and its reply.</param>
/// <param name="Code">The reason; in type 3, code 3 is "port unreachable".</param>
/// <param name="Checksum">The checksum over the message.</param>
/// <param name="IsChecksumRight">Whether the checksum fits.</param>
/// <param name="Quoted">The packet that an error message is about: it quotes its beginning. Null in other
/// messages.</param>
/// <param name="QuotedPorts">The ports in the quoted packet, by which the system finds the socket to tell; null where
/// there are none.</param>
public sealed record IcmpHeader(
    int Type, int Code, int Checksum, bool IsChecksumRight, IPv4Header? Quoted,
    (int Source, int Destination)? QuotedPorts)
{
    /// <summary>What the message says, in words.</summary>
    public string Meaning => (Type, Code) switch
    {
        (0, _) => "echo reply",
        (3, 0) => "network unreachable",
        (3, 1) => "host unreachable",
        (3, 2) => "protocol unreachable",
        (3, 3) => "port unreachable",
        (3, 4) => "fragmentation needed",
        (3, 9 or 10 or 13) => "forbidden by an administrator",
        (3, _) => "destination unreachable",
        (8, _) => "echo request",
        (11, _) => "time exceeded",
        _ => $"type {Type}, code {Code}",
    };

    /// <summary>Whether it reports on another packet (RFC 1122 §3.2.2).</summary>
    public bool IsError => Type is 3 or 4 or 5 or 11 or 12;

    internal static IcmpHeader Read(FieldReader reader)
    {
        reader.Layer = "ICMP";
        var message = reader.Rest;
        if (message.Length < 8)
            throw new MalformedPacketException($"An ICMP header has 8 bytes, and here are {message.Length}.");
        var (type, code) = (message[0], message[1]);
        var header =
            new IcmpHeader(type, code, (message[2] << 8) | message[3], InternetChecksum.IsRight(message), null, null);
        reader.Take("type", 8);
        reader.Take("code", 8, value => $"{value} = {header.Meaning}");
        reader.Take("checksum", 16, value => IPv4Header.ChecksumText(value, header.IsChecksumRight));
        if (type is 0 or 8)
        {
            reader.Take("identifier", 16);
            reader.Take("sequence number", 16);
        }
        else
        {
            reader.Take("unused", 16);
            reader.Take(type == 3 && code == 4 ? "MTU of the next link" : "unused", 16);
        }

        return header.IsError ? header.Quote(message[8..]) : header;
    }

    /// <summary>Reads the quoted packet. It's cut short, and it's no part of this packet's headers.</summary>
    private IcmpHeader Quote(ReadOnlySpan<byte> quoted)
    {
        try
        {
            var reader = new FieldReader(quoted.ToArray());
            var ip = IPv4Header.Read(reader);
            if (ip.TotalBytes < ip.HeaderBytes) return this;
            var hasPorts = ip is { Protocol: IPv4Header.Tcp or IPv4Header.Udp, FragmentOffset: 0 }
                && Math.Min(reader.Left, ip.TotalBytes - ip.HeaderBytes) >= 4;
            return this with
            {
                Quoted = ip,
                QuotedPorts = hasPorts
                    ? ((int)reader.Take("source port", 16), (int)reader.Take("destination port", 16)) : null,
            };
        }
        catch (MalformedPacketException)
        {
            return this;
        }
    }
}
