namespace SocketsLessons;

/// <summary>
/// The header of a TCP segment (RFC 9293 §3.1), decoded. The numbers are raw: as they are in the packet.
/// </summary>
/// <param name="SourcePort">The sender's port.</param>
/// <param name="DestinationPort">The receiver's port.</param>
/// <param name="SequenceNumber">The number of the first byte of data in the segment, or of its SYN.</param>
/// <param name="AcknowledgmentNumber">The number of the next byte that the sender waits for; it counts where
/// <see cref="TcpFlags.Ack"/> is set.</param>
/// <param name="HeaderBytes">The length of this header: 20, and more with options.</param>
/// <param name="Flags">The control bits that are set.</param>
/// <param name="Window">How many bytes the sender is ready to receive, before its SYN's <see cref="WindowScale"/>
/// multiplies them.</param>
/// <param name="Checksum">The checksum over addresses, header and data.</param>
/// <param name="IsChecksumRight">Whether the checksum fits.</param>
/// <param name="UrgentPointer">Where urgent data ends; obsolete (RFC 6093).</param>
/// <param name="Options">The options, in order.</param>
public sealed record TcpHeader(
    int SourcePort, int DestinationPort, uint SequenceNumber, uint AcknowledgmentNumber, int HeaderBytes,
    TcpFlags Flags, int Window, int Checksum, bool IsChecksumRight, int UrgentPointer, IReadOnlyList<TcpOption> Options)
{
    /// <summary>Whether <see cref="TcpFlags.Syn"/> is set.</summary>
    public bool Syn => Flags.HasFlag(TcpFlags.Syn);

    /// <summary>Whether <see cref="TcpFlags.Ack"/> is set.</summary>
    public bool Ack => Flags.HasFlag(TcpFlags.Ack);

    /// <summary>Whether <see cref="TcpFlags.Fin"/> is set.</summary>
    public bool Fin => Flags.HasFlag(TcpFlags.Fin);

    /// <summary>Whether <see cref="TcpFlags.Rst"/> is set.</summary>
    public bool Rst => Flags.HasFlag(TcpFlags.Rst);

    /// <summary>
    /// The largest segment that the sender of a SYN wants to get, in bytes of data (RFC 6691); null where it isn't
    /// said.
    /// </summary>
    public int? Mss => (int?)Find(TcpOption.Mss)?.Number(0, 2);

    /// <summary>
    /// By how many bits the sender's later windows are to be shifted to the left (RFC 7323 §2); null where it isn't
    /// said.
    /// </summary>
    public int? WindowScale => (int?)Find(TcpOption.WindowScale)?.Number(0, 1);

    /// <summary>Whether the sender of a SYN understands selective acknowledgments (RFC 2018).</summary>
    public bool SackPermitted => Find(TcpOption.SackPermitted) is not null;

    /// <summary>What has arrived beyond a gap, as raw sequence numbers (RFC 2018).</summary>
    public IReadOnlyList<(uint Left, uint Right)> SackBlocks => Find(TcpOption.Sack)?.SackBlocks ?? [];

    /// <summary>
    /// The sender's clock, and the last one that it got from the other side (RFC 7323 §3); null where there are none.
    /// </summary>
    public (uint Value, uint Echo)? Timestamps => Find(TcpOption.Timestamps) is { } option
        ? (option.Number(0, 4), option.Number(4, 4)) : null;

    internal static TcpHeader Read(FieldReader reader, IPv4Header ip)
    {
        reader.Layer = "TCP";
        var segment = reader.Rest;
        var start = reader.Position;
        if (segment.Length < 20)
            throw new MalformedPacketException($"A TCP header has 20 bytes at least, and here are {segment.Length}.");
        var (source, destination) = (reader.Take("source port", 16), reader.Take("destination port", 16));
        var sequence = reader.Take("sequence number", 32);
        var acknowledgment = reader.Take("acknowledgment number", 32);
        var length = (int)reader.Take("data offset", 4, words => $"{words} words = {words * 4} bytes") * 4;
        if (length < 20 || length > segment.Length)
        {
            var truth = length < 20 ? "the least is 20" : $"here are {segment.Length}";
            throw new MalformedPacketException($"Its TCP header has {length} bytes by its own words, and {truth}.");
        }

        reader.Take("reserved", 3);
        var flags = (TcpFlags)reader.Take("flags", 9, bits => Format((TcpFlags)bits));
        var window = reader.Take("window", 16);
        var isRight = InternetChecksum.IsRight(segment, InternetChecksum.PseudoHeader(ip, segment.Length));
        var checksum = reader.Take("checksum", 16, value => IPv4Header.ChecksumText(value, isRight));
        var urgent = reader.Take("urgent pointer", 16);
        var options = TcpOption.ReadAll(reader, start + length);
        return new TcpHeader(
            (int)source, (int)destination, sequence, acknowledgment, length, flags, (int)window, (int)checksum,
            isRight, (int)urgent, options);
    }

    /// <summary>The flags in the order in which people say them: "SYN, ACK".</summary>
    internal static string Format(TcpFlags flags)
    {
        TcpFlags[] order = [TcpFlags.Syn, TcpFlags.Fin, TcpFlags.Rst, TcpFlags.Psh, TcpFlags.Ack, TcpFlags.Urg,
            TcpFlags.Ece, TcpFlags.Cwr, TcpFlags.Ae];
        var names = order.Where(bit => flags.HasFlag(bit)).Select(bit => bit.ToString().ToUpperInvariant());
        return flags == TcpFlags.None ? "none" : string.Join(", ", names);
    }

    private TcpOption? Find(int kind) => Options.FirstOrDefault(option => option.Kind == kind);
}
