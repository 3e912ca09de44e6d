// Expect: 999 came, in this order. Your code ended with IndexOutOfRangeException
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    var seen = new bool[999];
    seen[number - expected] = true;
    early[number] = payload;
    while (early.Remove(expected, out var next)) { delivered.Add(next); expected++; }
    return expected;
}
