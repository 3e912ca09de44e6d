// Expect: These are bytes
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * roundTrip.TotalSeconds / 8));
}
