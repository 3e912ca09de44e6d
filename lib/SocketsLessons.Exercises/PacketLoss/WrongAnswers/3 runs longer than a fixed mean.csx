// Expect: Where much is lost, chance alone makes long runs
bool ComesInBursts(bool[] lost)
{
    var runs = lost.Where((isLost, i) => isLost && (i == 0 || !lost[i - 1])).Count();
    return (double)lost.Count(isLost => isLost) / runs > 2;
}
