// Expect: That's the acknowledgment number
(int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes) Decode(byte[] tcp) =>
    (tcp[0] << 8 | tcp[1], tcp[2] << 8 | tcp[3],
        (uint)tcp[8] << 24 | (uint)tcp[9] << 16 | (uint)tcp[10] << 8 | tcp[11],
        (tcp[13] & 2) != 0, (tcp[13] & 16) != 0, (tcp[12] >> 4) * 4);
