// Expect: whatever the sample
double HighestPercentile(int n)
{
    foreach (var p in new[] { 50, 90, 99, 99.9, 99.99 })
        if (Math.Pow(p / 100, n) <= 0.05) return p;
    return 50;
}
