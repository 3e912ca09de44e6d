// Expect: What is delivered moves the expected number on by one.
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number != expected) return expected;
    delivered.Insert(0, payload);
    return number + 1;
}
