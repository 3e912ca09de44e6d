// Expect: That is the mean
double ShareWithin(double[] times, double limit) => times.Count(time => time <= limit) / (double)times.Length;
double Percentile(double[] times, double percentile) => times.Average();
