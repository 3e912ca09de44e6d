// Expect: keep 2 and go on expecting 1
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    var next = (uint)delivered.Count;
    while (early.Remove(next, out var kept)) { delivered.Add(kept); next++; }
    return Math.Max(next, number + 1);
}
