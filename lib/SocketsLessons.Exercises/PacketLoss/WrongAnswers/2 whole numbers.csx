// Expect: J has a fraction
double JitterMs(double[] delays)
{
    var jitter = 0;
    for (var i = 1; i < delays.Length; i++) jitter += ((int)Math.Abs(delays[i] - delays[i - 1]) - jitter) / 16;
    return jitter;
}
