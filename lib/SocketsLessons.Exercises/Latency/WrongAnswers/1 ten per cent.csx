// Expect: That is too high. How often does a sample of 28 have nothing
double HighestPercentile(int n)
{
    foreach (var percentile in new[] { 99.99, 99.9, 99, 90 })
        if (Math.Pow(percentile / 100, n) <= 0.1) return percentile;
    return 50;
}
