// Expect: are only a part of it
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * (roundTrip.TotalSeconds % 1) / 8 / datagramBytes));
}
