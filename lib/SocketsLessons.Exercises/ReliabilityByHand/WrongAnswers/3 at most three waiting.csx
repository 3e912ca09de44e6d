// Expect: Up to 999 may wait at a time, and then all are delivered.
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000 || early.Count >= 3 && number != expected) return expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
