// Expect: J begins at 0, so the first change
double JitterMs(double[] delays)
{
    var jitter = Math.Abs(delays[1] - delays[0]);
    for (var i = 2; i < delays.Length; i++) jitter += (Math.Abs(delays[i] - delays[i - 1]) - jitter) / 16;
    return jitter;
}
