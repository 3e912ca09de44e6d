// Expect: One more than needed: the smallest window was asked for.
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(2, (long)Math.Ceiling(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes));
}
