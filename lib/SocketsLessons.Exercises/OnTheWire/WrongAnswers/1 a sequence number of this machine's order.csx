// Expect: The most significant byte comes first
(int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes) Decode(byte[] tcp) =>
    (tcp[0] << 8 | tcp[1], tcp[2] << 8 | tcp[3],
        BitConverter.ToUInt32(tcp, 4),
        (tcp[13] & 2) != 0, (tcp[13] & 16) != 0, (tcp[12] >> 4) * 4);
