// Expect: Neither the share nor the longest run decides: compare the
bool ComesInBursts(bool[] lost)
{
    var after = lost.Skip(1).Where((_, i) => lost[i]).ToArray();
    return after.Length > 0 && after.Average(isLost => isLost ? 1 : 0) < 1.5 * lost.Average(isLost => isLost ? 1 : 0);
}
