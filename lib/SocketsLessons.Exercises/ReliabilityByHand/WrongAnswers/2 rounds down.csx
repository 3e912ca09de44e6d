// Expect: You round down
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes));
}
