// Expect: The first datagram has none before it, the last none after
bool ComesInBursts(bool[] lost) =>
    lost.Skip(1).Where((_, i) => lost[i]).Average(isLost => isLost ? 1 : 0) > 1.5 * lost.Average(isLost => isLost ? 1 : 0);
