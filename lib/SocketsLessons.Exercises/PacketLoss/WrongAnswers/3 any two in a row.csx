// Expect: two in a row happen by chance
bool ComesInBursts(bool[] lost) => lost.Zip(lost.Skip(1)).Any(pair => pair.First && pair.Second);
