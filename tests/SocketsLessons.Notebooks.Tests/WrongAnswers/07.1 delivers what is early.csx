// Expect: 0, 2, 1, 2 came. Delivered was 0 2
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number < expected) return expected;
    delivered.Add(payload);
    return number + 1;
}
