// Expect: That is half or twice
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * roundTrip.TotalSeconds / 2 / 8 / datagramBytes));
}
