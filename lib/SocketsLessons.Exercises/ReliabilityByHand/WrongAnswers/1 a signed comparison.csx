// Expect: Numbers go up to 4294967295: from 2147483648 on, an int is
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if ((int)number != (int)expected || (int)number < 0) return expected;
    delivered.Add(payload);
    return number + 1;
}
