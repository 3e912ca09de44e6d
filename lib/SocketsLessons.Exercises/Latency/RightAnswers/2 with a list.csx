// Expect: passed
double ShareWithin(double[] times, double limit) => (double)times.Where(time => time <= limit).Count() / times.Count();

double Percentile(double[] times, double percentile)
{
    var sorted = new List<double>(times);
    sorted.Sort();
    return sorted.ElementAt(Convert.ToInt32(Math.Ceiling(sorted.Count * (percentile / 100.0))) - 1);
}
