namespace SocketsLessons;

/// <summary>One field of a header: where its bits are, and what they say.</summary>
/// <param name="Layer">The header that it belongs to: "IPv4", "TCP", "UDP" or "ICMP".</param>
/// <param name="Name">Its name in the RFC.</param>
/// <param name="Bit">Where it begins, in bits from the start of the packet.</param>
/// <param name="Bits">Its width in bits.</param>
/// <param name="Value">What its bits say.</param>
public sealed record HeaderField(string Layer, string Name, int Bit, int Bits, string Value)
{
    /// <summary>The number of the first byte that it has bits in.</summary>
    public int FirstByte => Bit / 8;

    /// <summary>The number of bytes that it has bits in.</summary>
    public int Bytes => ((Bit + Bits + 7) / 8) - FirstByte;

    /// <summary>The numbers of its bytes in the packet: "36–37".</summary>
    internal string Place => Bytes == 1 ? $"{FirstByte}" : $"{FirstByte}–{FirstByte + Bytes - 1}";
}
