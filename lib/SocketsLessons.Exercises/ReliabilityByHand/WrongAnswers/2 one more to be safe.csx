// Expect: and add nothing
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return 1 + (long)(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes);
}
