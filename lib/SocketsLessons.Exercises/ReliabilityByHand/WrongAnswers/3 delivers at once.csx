// Expect: Delivered was 0 2 1, instead of 0 1 2
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number - expected >= 1000) return expected;
    delivered.Add(payload);
    return number == expected ? expected + 1 : expected;
}
