// Expect: and add nothing
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    var bits = 8.0 * datagramBytes;
    var seconds = roundTrip.TotalSeconds + bits / bitsPerSecond;
    return (long)Math.Ceiling(bitsPerSecond * seconds / bits);
}
