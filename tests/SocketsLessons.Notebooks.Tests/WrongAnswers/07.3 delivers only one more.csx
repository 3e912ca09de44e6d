// Expect: Delivered was 0 1 2, instead of 0 1 2 3 4
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    if (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    if (early.Remove(expected, out next)) { delivered.Add(next); expected++; }
    return expected;
}
