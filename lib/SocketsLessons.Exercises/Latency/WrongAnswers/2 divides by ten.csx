// Expect: You divide by 10, and here there are other numbers of times:
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / 10.0;

double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    return sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
}
