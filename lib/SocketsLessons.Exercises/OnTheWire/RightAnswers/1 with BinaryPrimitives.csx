// Expect: Right for the
(int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes) Decode(byte[] tcp)
{
    var flags = (TcpFlags)tcp[13];
    return (System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(tcp),
        System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(tcp.AsSpan(2)),
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(tcp.AsSpan(4)),
        flags.HasFlag(TcpFlags.Syn), flags.HasFlag(TcpFlags.Ack), tcp[12] / 16 * 4);
}
