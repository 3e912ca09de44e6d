// Expect: J grows by (|D| − J) / 16 with each packet, and begins at 0;
double JitterMs(double[] delays)
{
    var jitter = 0.0;
    for (var i = 1; i < delays.Length; i++) jitter += (Math.Abs(delays[i] - delays[0]) - jitter) / 16;
    return jitter;
}
