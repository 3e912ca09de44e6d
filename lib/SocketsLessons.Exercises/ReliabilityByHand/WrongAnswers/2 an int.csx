// Expect: An int ends at two thousand million: stay with long and
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (int)Math.Ceiling(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes));
}
