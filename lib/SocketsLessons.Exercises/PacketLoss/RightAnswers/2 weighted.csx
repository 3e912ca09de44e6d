// Expect: passed
double JitterMs(double[] delays)
{
    double jitter = 0, before = delays[0];
    foreach (var delay in delays.Skip(1))
    {
        var change = delay > before ? delay - before : before - delay;
        jitter = jitter * 15 / 16 + change * 0.0625;
        before = delay;
    }

    return jitter;
}
