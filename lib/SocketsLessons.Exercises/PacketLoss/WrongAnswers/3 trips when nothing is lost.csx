// Expect: The first datagram has none before it, the last none after
bool ComesInBursts(bool[] lost) =>
    lost.Skip(1).Where((_, i) => lost[i]).Average(one => one ? 1 : 0) > 1.5 * lost.Average(one => one ? 1 : 0);
