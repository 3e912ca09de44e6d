// Expect: That is too high
double HighestPercentile(int n)
{
    foreach (var p in new[] { 99.99, 99.9, 99, 90 })
        if (Math.Pow(p / 100, n) <= 0.3) return p;
    return 50;
}
