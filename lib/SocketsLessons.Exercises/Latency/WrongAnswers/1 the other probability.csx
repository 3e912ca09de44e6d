// Expect: whatever the sample
double HighestPercentile(int n)
{
    foreach (var p in new[] { 99.99, 99.9, 99, 90 })
        if (Math.Pow(1 - p / 100, n) <= 0.05) return p;
    return 50;
}
