// Expect: let the sum wrap
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number < expected || number > delivered.Count && expected != number) return expected;
    delivered.Add(payload);
    return checked(number + 1);
}
