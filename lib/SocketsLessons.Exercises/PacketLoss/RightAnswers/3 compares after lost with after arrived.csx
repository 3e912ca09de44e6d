// Expect: passed
bool ComesInBursts(bool[] lost)
{
    int afterLost = 0, lostAfterLost = 0, afterCame = 0, lostAfterCame = 0;
    for (var i = 1; i < lost.Length; i++)
    {
        if (lost[i - 1]) { afterLost++; if (lost[i]) lostAfterLost++; }
        else { afterCame++; if (lost[i]) lostAfterCame++; }
    }

    return afterLost > 0 && (double)lostAfterLost / afterLost > 2.0 * lostAfterCame / Math.Max(1, afterCame);
}
