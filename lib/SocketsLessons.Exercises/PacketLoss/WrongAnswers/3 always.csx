// Expect: two in a row happen by chance
bool ComesInBursts(bool[] lost) => true;
