// Expect: passed
double JitterMs(double[] delays)
{
    float jitter = 0;
    for (int i = 0; i + 1 < delays.Length; i++) jitter += ((float)Math.Abs(delays[i + 1] - delays[i]) - jitter) / 16f;
    return jitter;
}
