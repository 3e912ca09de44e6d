// Expect: your function has not returned
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    while (number >= expected) System.Threading.Thread.Sleep(10);
    return expected;
}
