// Expect: Delivered was 0 2, instead of 0
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number < expected) return expected;
    delivered.Add(payload);
    return number + 1;
}
