// Expect: TotalSeconds
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * roundTrip.Seconds / 8 / datagramBytes));
}
