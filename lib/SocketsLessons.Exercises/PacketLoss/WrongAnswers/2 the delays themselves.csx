// Expect: D is the change of the delay
double JitterMs(double[] delays)
{
    var jitter = 0.0;
    foreach (var delay in delays) jitter += (delay - jitter) / 16;
    return jitter;
}
