// Expect: passed
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    var isNext = number == expected;
    if (isNext) delivered.AddRange([payload.ToArray()]);
    return isNext ? unchecked(expected + 1) : expected;
}
