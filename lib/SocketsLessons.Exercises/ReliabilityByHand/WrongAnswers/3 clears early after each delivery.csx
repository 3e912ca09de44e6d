// Expect: What was delivered will never have its turn again: number -
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    var before = expected;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    if (expected != before) early.Clear();
    return expected;
}
