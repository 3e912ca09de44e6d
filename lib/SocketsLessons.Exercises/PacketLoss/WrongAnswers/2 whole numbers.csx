// Expect: J is pulled down, too, when the delay stays the same: the
double JitterMs(double[] delays)
{
    var jitter = 0;
    for (var i = 1; i < delays.Length; i++) jitter += ((int)Math.Abs(delays[i] - delays[i - 1]) - jitter) / 16;
    return jitter;
}
