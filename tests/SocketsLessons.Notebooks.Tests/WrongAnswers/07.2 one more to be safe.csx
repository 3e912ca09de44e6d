// Expect: exactly 50 datagrams
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return 1 + (long)(bitsPerSecond * roundTrip.TotalSeconds / 8 / datagramBytes);
}
