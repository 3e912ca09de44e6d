// Expect: passed
double ShareWithin(double[] times, double limit) => times.Average(time => time > limit ? 0.0 : 1.0);

double Percentile(double[] times, double percentile) =>
    times.Where(time => 100.0 * times.Count(other => other <= time) / times.Length >= percentile).Min();
