// Expect: beyond the end of the 32 bits
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin)
{
    long next = sequence + (long)bytes;
    if (syn) next++;
    if (fin) next++;
    return (uint)(next % 4_294_967_296);
}
