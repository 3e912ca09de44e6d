// Expect: The first datagram has none before it, the last none after
bool ComesInBursts(bool[] lost)
{
    int after = 0, both = 0;
    for (var i = 0; i < lost.Length; i++)
        if (lost[i]) { after++; if (lost[i + 1]) both++; }
    return both > 1.5 * after * after / lost.Length;
}
