// Expect: passed
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    var ahead = number - expected;
    if (ahead is > 0 and < 1000) early[number] = payload.ToArray();
    if (ahead != 0) return expected;
    delivered.Add(payload);
    expected++;
    while (early.ContainsKey(expected))
    {
        delivered.Add(early[expected]);
        early.Remove(expected++);
    }

    return expected;
}
