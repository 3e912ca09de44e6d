// Expect: The sample allows a higher one. Careful rules of thumb ask
double HighestPercentile(int n)
{
    foreach (var percentile in new[] { 99.99, 99.9, 99, 90 })
        if (Math.Pow(percentile / 100, n - 1) <= 0.05) return percentile;
    return 50;
}
