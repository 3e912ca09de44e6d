// Expect: After 4294967295 comes 0, so < and > mislead. number -
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if ((long)number - expected is < 0 or >= 1000) return expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
