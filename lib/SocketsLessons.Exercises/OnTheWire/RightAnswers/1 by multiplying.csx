// Expect: Right for the
(int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes) Decode(byte[] tcp)
{
    uint sequence = 0;
    for (var i = 4; i < 8; i++) sequence = sequence * 256 + tcp[i];
    return (tcp[0] * 256 + tcp[1], tcp[2] * 256 + tcp[3], sequence, tcp[13] % 4 >= 2, tcp[13] % 32 >= 16, tcp[12] / 16 * 4);
}
