// Expect: has not returned
double HighestPercentile(int n)
{
    var p = 50.0;
    while (Math.Pow(p / 100, n) <= 0.05 || true) Thread.Sleep(1);
    return p;
}
