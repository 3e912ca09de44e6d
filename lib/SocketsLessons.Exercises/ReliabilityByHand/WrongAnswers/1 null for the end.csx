// Expect: A payload may be empty, but it isn't null.
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number != expected) return expected;
    delivered.Add(payload.Length == 0 ? null : payload);
    return number + 1;
}
