// Expect: After 4294967295 comes 0, so < and > mislead. You need to
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number != expected) return expected;
    delivered.Add(payload);
    return number == uint.MaxValue ? number : number + 1;
}
