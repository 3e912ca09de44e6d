// Expect: Rate times round-trip time is in bits. How many datagrams
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return Math.Max(1, (long)Math.Ceiling(bitsPerSecond * roundTrip.TotalSeconds / 8 / 1000));
}
