// Expect: sort a copy
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;
double Percentile(double[] times, double percentile)
{
    Array.Sort(times);
    var sorted = times;
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
