// Expect: While 1 is missing, 2 is too early: don't deliver it, and
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if ((int)(number - expected) < 0) return expected;
    delivered.Add(payload);
    return number + 1;
}
