// Expect: Keep only what is less than 1000 ahead of what you expect.
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected > 1000) return expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
