// Expect: D is the change from one packet to the next
double JitterMs(double[] delays)
{
    var jitter = 0.0;
    for (var i = 2; i < delays.Length; i++)
        jitter += (Math.Abs(delays[i] - delays[i - 2]) - jitter) / 16;
    return jitter;
}
