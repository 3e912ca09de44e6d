// Expect: and not 0.99
double HighestPercentile(int n)
{
    foreach (var p in new[] { 0.9999, 0.999, 0.99, 0.9 })
        if (Math.Pow(p, n) <= 0.05) return p;
    return 0.5;
}
