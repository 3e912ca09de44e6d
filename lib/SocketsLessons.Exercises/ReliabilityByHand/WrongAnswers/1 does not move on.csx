// Expect: Your answers were 0, instead of 1
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number == 0 || delivered.Count == number) delivered.Add(payload);
    return expected;
}
