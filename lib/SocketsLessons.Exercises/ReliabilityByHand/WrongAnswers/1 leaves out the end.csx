// Expect: Delivered was 0, instead of 0 end
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if (number != expected) return expected;
    if (payload.Length > 0) delivered.Add(payload);
    return number + 1;
}
