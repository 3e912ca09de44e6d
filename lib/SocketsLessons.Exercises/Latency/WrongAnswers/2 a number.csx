// Expect: Divide by how many
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit);
double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
