// Expect: Neither the share nor the longest run decides
bool ComesInBursts(bool[] lost)
{
    int longest = 0, run = 0;
    foreach (var one in lost) longest = Math.Max(longest, run = one ? run + 1 : 0);
    return longest > 13;
}
