// Expect: sort first
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;
double Percentile(double[] times, double percentile)
{
    var sorted = times;
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
