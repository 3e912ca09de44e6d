// Expect: Your answers were 1 2 1 3, instead of 1 2 2 3
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number == expected) delivered.Add(payload);
    return number + 1 == expected || number == expected ? number + 1 : number < expected ? number + 1 : expected;
}
