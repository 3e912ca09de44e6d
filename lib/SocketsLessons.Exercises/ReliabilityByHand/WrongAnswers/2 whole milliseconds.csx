// Expect: TotalSeconds is the whole time; Seconds and Milliseconds are
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * (long)roundTrip.TotalMilliseconds / 1000 / 8 / datagramBytes));
}
