// Expect: Neither the share nor the longest run decides
bool ComesInBursts(bool[] lost) => lost.Count(one => one) > 0.25 * lost.Length;
