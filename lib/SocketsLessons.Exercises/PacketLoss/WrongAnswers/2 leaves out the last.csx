// Expect: the last one too
double JitterMs(double[] delays)
{
    var jitter = 0.0;
    for (var i = 1; i < delays.Length - 1; i++) jitter += (Math.Abs(delays[i] - delays[i - 1]) - jitter) / 16;
    return jitter;
}
