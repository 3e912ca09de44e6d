// Expect: You expect 0, and 999 is less than 1000 ahead: keep it.
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 500) return expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
