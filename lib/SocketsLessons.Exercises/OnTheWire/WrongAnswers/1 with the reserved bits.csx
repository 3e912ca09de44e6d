// Expect: don't belong to the length
(int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes) Decode(byte[] tcp) =>
    (tcp[0] << 8 | tcp[1], tcp[2] << 8 | tcp[3], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(tcp.AsSpan(4)),
        (tcp[13] & 2) > 0, (tcp[13] & 16) > 0, tcp[12] >> 2);
