// Expect: passed
bool ComesInBursts(bool[] lost)
{
    double share = lost.Count(isLost => isLost) / (double)lost.Length, pairs = lost.Zip(lost.Skip(1)).Count(pair => pair.First && pair.Second);
    return pairs > 1.5 * share * share * (lost.Length - 1) + 1;
}
