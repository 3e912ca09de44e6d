// Expect: You round down, or to the nearest: a bit more than that is
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Round(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes));
}
