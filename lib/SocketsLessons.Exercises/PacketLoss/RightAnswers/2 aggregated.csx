// Expect: passed
double JitterMs(double[] delays)
{
    return delays.Zip(delays.Skip(1), (before, after) => Math.Abs(before - after)).Aggregate(0.0, (jitter, change) => jitter + (change - jitter) / 16);
}
