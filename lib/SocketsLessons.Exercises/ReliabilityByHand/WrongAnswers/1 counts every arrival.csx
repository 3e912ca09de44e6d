// Expect: Your answers were 1 2 3, instead of 1 2 2
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number == expected) delivered.Add(payload);
    return expected + 1;
}
