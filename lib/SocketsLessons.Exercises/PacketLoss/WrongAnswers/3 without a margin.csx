// Expect: A share that was counted scatters
bool ComesInBursts(bool[] lost)
{
    var afterLost = lost.Skip(1).Where((_, i) => lost[i]).ToArray();
    return afterLost.Average(isLost => isLost ? 1 : 0) > lost.Average(isLost => isLost ? 1 : 0);
}
