// Expect: The first datagram has none before it
bool ComesInBursts(bool[] lost)
{
    var pairs = 0;
    for (var number = 0; number < lost.Length; number++) if (lost[number] && lost[number - 1]) pairs++;
    return pairs > 10;
}
