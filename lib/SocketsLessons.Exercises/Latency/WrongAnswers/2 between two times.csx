// Expect: No message took that long. Nearest rank answers a time that
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;

double Percentile(double[] times, double percentile)
{
    var sorted = times.Order().ToArray();
    var place = percentile / 100 * (sorted.Length - 1);
    var below = (int)place;
    return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
}
