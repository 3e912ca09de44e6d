// Expect: The caller may still need them as they came: sort a copy.
double ShareWithin(double[] times, double limit)
{
    Array.Sort(times);
    return times.Count(time => time <= limit) / (double)times.Length;
}

double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
