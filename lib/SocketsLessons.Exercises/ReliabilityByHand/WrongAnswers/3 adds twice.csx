// Expect: Your code ended with ArgumentException
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early.Add(number, payload);
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
