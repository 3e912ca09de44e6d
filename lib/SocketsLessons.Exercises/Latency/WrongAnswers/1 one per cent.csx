// Expect: The sample allows a higher one
double HighestPercentile(int n)
{
    foreach (var p in new[] { 99.99, 99.9, 99, 90 })
        if (Math.Pow(p / 100, n) <= 0.01) return p;
    return 50;
}
