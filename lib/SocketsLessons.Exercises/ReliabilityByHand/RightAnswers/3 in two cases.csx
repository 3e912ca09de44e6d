// Expect: passed
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number == expected)
    {
        do
        {
            delivered.Add(payload);
            expected++;
        }
        while (early.Remove(expected, out payload));
    }
    else if (unchecked(number - expected) < 1000)
    {
        early.TryAdd(number, payload);
    }

    return expected;
}
