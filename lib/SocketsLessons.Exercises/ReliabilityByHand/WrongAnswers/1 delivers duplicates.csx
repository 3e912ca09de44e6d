// Expect: Delivered was 0 1 1, instead of 0 1
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    delivered.Add(payload);
    return number + 1;
}
