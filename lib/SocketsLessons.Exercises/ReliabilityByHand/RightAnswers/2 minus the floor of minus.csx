// Expect: passed
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    var seconds = roundTrip / TimeSpan.FromSeconds(1);
    var window = -(long)Math.Floor(-(bitsPerSecond * seconds) / (datagramBytes * 8L));
    if (window == 0) window = 1;
    return window;
}
