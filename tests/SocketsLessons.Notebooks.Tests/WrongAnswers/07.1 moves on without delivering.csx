// Expect: 0, 1 and 2 came, and none was delivered
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    return number == expected ? expected + 1 : expected;
}
