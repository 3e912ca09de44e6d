// Expect: Delivered was nothing, instead of 0
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    return number == expected ? expected + 1 : expected;
}
