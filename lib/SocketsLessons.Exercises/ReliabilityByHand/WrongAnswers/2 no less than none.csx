// Expect: You round down, or to the nearest: a bit more than that is
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return (long)(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes);
}
