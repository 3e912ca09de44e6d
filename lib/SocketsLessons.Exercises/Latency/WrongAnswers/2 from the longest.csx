// Expect: from the longest to the shortest
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;
double Percentile(double[] times, double percentile)
{
    var sorted = times.OrderDescending().ToArray();
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
