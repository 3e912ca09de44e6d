// Expect: compare the loss after a lost one with the loss of all
bool ComesInBursts(bool[] lost)
{
    var afterLost = lost.Skip(2).Where((_, i) => lost[i]).ToArray();
    if (afterLost.Length == 0) return false;
    return afterLost.Average(isLost => isLost ? 1 : 0) > 1.5 * lost.Average(isLost => isLost ? 1 : 0);
}
