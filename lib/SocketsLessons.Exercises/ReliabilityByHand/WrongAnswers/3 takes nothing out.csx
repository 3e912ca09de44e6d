// Expect: Kept in early: 0; it should be nothing
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    while (early.TryGetValue(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
