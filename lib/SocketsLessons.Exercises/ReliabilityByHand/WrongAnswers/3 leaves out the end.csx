// Expect: Delivered was 0 1, instead of 0 1 end
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { if (next.Length > 0) delivered.Add(next); expected++; }
    return expected;
}
