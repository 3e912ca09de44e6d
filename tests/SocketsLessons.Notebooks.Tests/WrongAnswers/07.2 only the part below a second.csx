// Expect: instead of 187500
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * (roundTrip.TotalSeconds % 1) / 8 / datagramBytes));
}
