// Expect: passed
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    switch (number - expected)
    {
        case 0:
            delivered.Add(payload);
            return ++expected;
        default:
            return expected;
    }
}
