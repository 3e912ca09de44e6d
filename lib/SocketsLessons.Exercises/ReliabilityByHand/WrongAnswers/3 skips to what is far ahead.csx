// Expect: Your answers were 1 1002, instead of 1 1
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    var ahead = number - expected;
    if (ahead >= 1000) return ahead < int.MaxValue ? number + 1 : expected;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
