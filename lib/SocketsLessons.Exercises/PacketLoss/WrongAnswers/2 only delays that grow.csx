// Expect: take its absolute value
double JitterMs(double[] delays)
{
    var jitter = 0.0;
    for (var i = 1; i < delays.Length; i++)
        jitter += (Math.Max(0, delays[i] - delays[i - 1]) - jitter) / 16;
    return jitter;
}
