// Expect: The sample allows a higher one
double HighestPercentile(int n)
{
    foreach (var p in new[] { 99.99, 99.9, 99, 90 })
        if (n * (100 - p) / 100 >= 10) return p;
    return 50;
}
