// Expect: a thousand times too much
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * roundTrip.TotalMilliseconds / 8 / datagramBytes));
}
