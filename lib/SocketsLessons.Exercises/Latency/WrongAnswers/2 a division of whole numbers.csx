// Expect: make one of them a double
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / times.Length;
double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
