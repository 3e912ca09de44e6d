namespace SocketsLessons;

/// <summary>The header of a UDP datagram (RFC 768), decoded.</summary>
/// <param name="SourcePort">The sender's port.</param>
/// <param name="DestinationPort">The receiver's port.</param>
/// <param name="TotalBytes">The length of header and data.</param>
/// <param name="Checksum">The checksum over addresses, header and data; 0 means that the sender made none.</param>
/// <param name="IsChecksumRight">Whether the checksum fits, or there is none.</param>
public sealed record UdpHeader(int SourcePort, int DestinationPort, int TotalBytes, int Checksum, bool IsChecksumRight)
{
    internal static UdpHeader Read(FieldReader reader, IPv4Header ip)
    {
        reader.Layer = "UDP";
        var datagram = reader.Rest;
        if (datagram.Length < 8)
            throw new MalformedPacketException($"A UDP header has 8 bytes, and here are {datagram.Length}.");
        var (source, destination) = (reader.Take("source port", 16), reader.Take("destination port", 16));
        var length = (int)reader.Take("length", 16, bytes => $"{bytes} bytes");
        if (length < 8 || length > datagram.Length)
        {
            var truth = length < 8 ? "the least is 8" : $"here are {datagram.Length}";
            throw new MalformedPacketException($"It has {length} bytes by the words of its UDP header, and {truth}.");
        }

        var isRight = (datagram[6] | datagram[7]) == 0
            || InternetChecksum.IsRight(datagram[..length], InternetChecksum.PseudoHeader(ip, length));
        string Text(uint value) => value == 0 ? "none" : IPv4Header.ChecksumText(value, isRight);
        var checksum = reader.Take("checksum", 16, Text);
        reader.EndAt(reader.Position + length - 8);
        return new UdpHeader((int)source, (int)destination, length, (int)checksum, isRight);
    }
}
