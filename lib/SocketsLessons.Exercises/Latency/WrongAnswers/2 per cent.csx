// Expect: from 0 to 1
double ShareWithin(double[] times, double limit) => 100 * times.Count(time => time <= limit) / (double)times.Length;
double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
