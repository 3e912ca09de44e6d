// Expect: passed
long Window(double bitsPerSecond, TimeSpan roundTrip, int datagramBytes)
{
    var product = (decimal)bitsPerSecond * roundTrip.Ticks / TimeSpan.TicksPerSecond;
    var datagrams = (long)(product / (8m * datagramBytes));
    if (datagrams * 8m * datagramBytes < product) datagrams++;
    return datagrams < 1 ? 1 : datagrams;
}
