namespace SocketsLessons;

/// <summary>
/// Decodes the headers of an IPv4 packet. It takes any bytes: what can't be decoded is named, not thrown.
/// </summary>
/// <param name="IP">The IPv4 header, or null if there is none.</param>
/// <param name="Tcp">The TCP header, if that's what the packet carries.</param>
/// <param name="Udp">The UDP header, if that's what the packet carries.</param>
/// <param name="Icmp">The ICMP header, if that's what the packet carries.</param>
/// <param name="Fields">All fields that could be read, in order.</param>
/// <param name="Payload">Where the data is that the innermost header belongs to.</param>
/// <param name="Malformed">Why the packet can't be decoded to its end, in one sentence, or null.</param>
internal sealed record PacketDecoder(
    IPv4Header? IP, TcpHeader? Tcp, UdpHeader? Udp, IcmpHeader? Icmp, IReadOnlyList<HeaderField> Fields, Range Payload,
    string? Malformed)
{
    public static PacketDecoder Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new FieldReader(bytes);
        IPv4Header? ip = null;
        TcpHeader? tcp = null;
        UdpHeader? udp = null;
        IcmpHeader? icmp = null;
        string? malformed = null;
        try
        {
            ip = IPv4Header.Read(reader);
            if (ip.TotalBytes < ip.HeaderBytes || ip.TotalBytes > bytes.Length)
            {
                var truth = ip.TotalBytes > bytes.Length ? $"here are {bytes.Length}" : "its header alone is longer";
                throw new MalformedPacketException(
                    $"Its total length is {ip.TotalBytes} bytes by its own words, and {truth}.");
            }

            reader.EndAt(ip.TotalBytes);
            switch (ip)
            {
                case { IsFragment: true }: break;
                case { Protocol: IPv4Header.Tcp }: tcp = TcpHeader.Read(reader, ip); break;
                case { Protocol: IPv4Header.Udp }: udp = UdpHeader.Read(reader, ip); break;
                case { Protocol: IPv4Header.Icmp }: icmp = IcmpHeader.Read(reader); break;
            }
        }
        catch (MalformedPacketException error)
        {
            malformed = error.Message;
        }

        return new PacketDecoder(ip, tcp, udp, icmp, reader.Fields,
            reader.Position..Math.Max(reader.Position, reader.End), malformed);
    }
}
