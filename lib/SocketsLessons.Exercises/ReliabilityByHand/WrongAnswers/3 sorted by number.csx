// Expect: After 4294967295 comes 0, so < and > mislead. number -
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    early[number] = payload;
    foreach (var key in early.Keys.Order().ToArray())
    {
        if (key != expected) break;
        early.Remove(key, out var next);
        delivered.Add(next);
        expected++;
    }

    return expected;
}
