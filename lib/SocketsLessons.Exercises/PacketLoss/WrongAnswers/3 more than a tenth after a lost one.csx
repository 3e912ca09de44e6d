// Expect: Where much is lost, chance alone makes long runs. Compare
bool ComesInBursts(bool[] lost)
{
    var after = lost.Skip(1).Where((_, i) => lost[i]).ToArray();
    return after.Length > 0 && after.Average(isLost => isLost ? 1 : 0) > 0.35;
}
