// Expect: passed
double ShareWithin(double[] times, double limit)
{
    int within = 0;
    foreach (var time in times) if (!(time > limit)) within++;
    return 1.0 * within / times.Length;
}

double Percentile(double[] times, double percentile)
{
    var copy = (double[])times.Clone();
    Array.Sort(copy);
    var place = (int)(percentile * copy.Length / 100);
    if (place < percentile * copy.Length / 100) place++;
    return copy[place - 1];
}
