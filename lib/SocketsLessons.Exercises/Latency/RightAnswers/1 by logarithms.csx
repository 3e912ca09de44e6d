// Expect: passed
double HighestPercentile(int n)
{
    foreach (var percentile in new[] { 99.99, 99.9, 99, 90 })
        if (n * Math.Log(percentile / 100) <= Math.Log(0.05)) return percentile;
    return 50;
}
