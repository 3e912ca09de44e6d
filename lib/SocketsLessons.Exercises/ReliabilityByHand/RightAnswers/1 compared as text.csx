// Expect: passed
uint Accept(uint expected, uint number, byte[] payload, List<byte[]> delivered)
{
    if ($"{number}".Equals($"{expected}")) delivered.Insert(delivered.Count, payload);
    else return expected;
    return (uint)((number + 1L) % 4294967296L);
}
