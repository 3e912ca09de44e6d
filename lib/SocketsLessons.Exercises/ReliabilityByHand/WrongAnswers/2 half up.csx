// Expect: The product is exactly that many datagrams: round up only
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Round(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes + 0.5));
}
