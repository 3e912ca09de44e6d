// Expect: Data may follow the header
(int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes) Decode(byte[] tcp) =>
    (tcp[0] << 8 | tcp[1], tcp[2] << 8 | tcp[3], (uint)(tcp[4] << 24 | tcp[5] << 16 | tcp[6] << 8 | tcp[7]),
        (tcp[13] & 2) != 0, (tcp[13] & 16) != 0, tcp.Length);
