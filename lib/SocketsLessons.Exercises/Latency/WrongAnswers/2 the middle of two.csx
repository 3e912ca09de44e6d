// Expect: No message took that long
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;
double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    var place = percentile / 100 * (sorted.Length - 1);
    var (low, part) = ((int)place, place - (int)place);
    return sorted[low] + part * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]);
}
