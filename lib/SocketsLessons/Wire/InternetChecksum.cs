using System.Buffers.Binary;

namespace SocketsLessons;

/// <summary>
/// The checksum of IPv4, TCP, UDP and ICMP (RFC 1071): the complement of the sum of all 16-bit words.
/// </summary>
internal static class InternetChecksum
{
    /// <summary>
    /// The sum of some bytes, to be continued or folded. An odd last byte counts as the upper half of a word.
    /// </summary>
    public static uint Sum(ReadOnlySpan<byte> bytes, uint sum = 0)
    {
        for (; bytes.Length > 1; bytes = bytes[2..]) sum = Fold(sum + BinaryPrimitives.ReadUInt16BigEndian(bytes));
        return bytes.Length == 1 ? Fold(sum + ((uint)bytes[0] << 8)) : sum;
    }

    /// <summary>The checksum that belongs to a sum.</summary>
    public static ushort Finish(uint sum) => (ushort)~Fold(sum);

    /// <summary>
    /// Whether bytes that contain their checksum are as they were sent: then they add up to ones only.
    /// </summary>
    public static bool IsRight(ReadOnlySpan<byte> bytes, uint pseudoHeader = 0) =>
        Finish(Sum(bytes, pseudoHeader)) == 0;

    /// <summary>
    /// What TCP and UDP add to their checksum, so that a packet at the wrong address is found out (RFC 9293 §3.1).
    /// </summary>
    public static uint PseudoHeader(IPv4Header ip, int length) =>
        Sum(ip.Destination.GetAddressBytes(), Sum(ip.Source.GetAddressBytes())) + (uint)ip.Protocol + (uint)length;

    private static uint Fold(uint sum)
    {
        while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
        return sum;
    }
}
