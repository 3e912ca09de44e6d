// Expect: Two datagrams may hold the same content. Only the number
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000 || early.Values.Any(known => known.SequenceEqual(payload))) return expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
