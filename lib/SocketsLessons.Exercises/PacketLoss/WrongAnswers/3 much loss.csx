// Expect: Neither the share nor the longest run decides
bool ComesInBursts(bool[] lost) => lost.Count(isLost => isLost) > 0.25 * lost.Length;
