// Expect: Your answers were 1 2 1, instead of 1 2 2
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number == expected) delivered.Add(payload);
    return number <= expected ? number + 1 : expected;
}
