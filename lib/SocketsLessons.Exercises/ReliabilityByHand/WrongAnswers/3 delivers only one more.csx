// Expect: Your answers were 1 1 1 1 3, instead of 1 1 1 1 5
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    if (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    if (early.Remove(expected, out next)) { delivered.Add(next); expected++; }
    return expected;
}
