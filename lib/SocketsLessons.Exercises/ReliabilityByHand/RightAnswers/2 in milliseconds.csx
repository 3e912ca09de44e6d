// Expect: passed
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    double bitsInFlight = bitsPerSecond / 1000 * roundTrip.TotalMilliseconds;
    return (long)Math.Max(1.0, Math.Ceiling(bitsInFlight / 8 / datagramBytes));
}
