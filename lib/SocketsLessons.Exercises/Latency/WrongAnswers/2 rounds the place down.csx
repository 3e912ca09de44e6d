// Expect: You round the place down: ⌈ ⌉ rounds up.
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;

double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    return sorted[Math.Max(0, (int)(percentile / 100 * sorted.Length) - 1)];
}
