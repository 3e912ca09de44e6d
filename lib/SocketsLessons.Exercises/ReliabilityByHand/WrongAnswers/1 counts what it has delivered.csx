// Expect: not from how many were delivered
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number != delivered.Count) return expected;
    delivered.Add(payload);
    return number + 1;
}
