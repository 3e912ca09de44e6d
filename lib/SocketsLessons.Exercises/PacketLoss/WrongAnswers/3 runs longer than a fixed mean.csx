// Expect: Where much is lost, chance alone makes long runs
bool ComesInBursts(bool[] lost)
{
    var runs = lost.Where((one, i) => one && (i == 0 || !lost[i - 1])).Count();
    return (double)lost.Count(one => one) / runs > 2;
}
