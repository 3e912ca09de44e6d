// Expect: The sample allows a higher one. Careful rules of thumb ask
double HighestPercentile(int n)
{
    foreach (var percentile in new[] { 99.99, 99.9, 99, 90 })
        if (n * (1 - percentile / 100) >= 20) return percentile;
    return 50;
}
