// Expect: Your answers were 1 3, instead of 1 1
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number == expected) delivered.Add(payload);
    return Math.Max(expected, number + 1);
}
