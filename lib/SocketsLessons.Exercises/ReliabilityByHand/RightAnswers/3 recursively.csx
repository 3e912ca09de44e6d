// Expect: passed
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected > 999) return expected;
    if (number != expected)
    {
        early[number] = payload;
        return expected;
    }

    delivered.Add(payload);
    var next = expected + 1;
    return early.Remove(next, out var waiting) ? AcceptEarly(next, next, waiting, delivered, early) : next;
}
