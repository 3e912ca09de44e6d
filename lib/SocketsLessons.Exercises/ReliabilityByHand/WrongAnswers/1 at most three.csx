// Expect: There is no limit to what is delivered
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number != expected || delivered.Count >= 3) return expected;
    delivered.Add(payload);
    return number + 1;
}
