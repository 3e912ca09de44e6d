// Expect: passed
double HighestPercentile(int n)
{
    var best = 0.0;
    double[] all = [50, 90, 99, 99.9, 99.99];
    foreach (var p in all)
    {
        var none = 1.0;
        for (var i = 0; i < n && none > 0.05; i++) none *= p / 100;
        if (none <= 0.05) best = p;
    }

    return best;
}
