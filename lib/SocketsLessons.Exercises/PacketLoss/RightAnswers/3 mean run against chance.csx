// Expect: passed
bool ComesInBursts(bool[] lost)
{
    var total = lost.Count(isLost => isLost);
    var runs = lost.Where((isLost, i) => isLost && (i == 0 || !lost[i - 1])).Count();
    if (runs == 0) return false;
    var byChance = 1 / (1 - (double)total / lost.Length);
    return (double)total / runs > 1.4 * byChance;
}
