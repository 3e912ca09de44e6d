// Expect: That is the share that arrived.
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var came = arrived.ToHashSet();
    int run = 0, longest = 0;
    for (var number = 0; number < sent; number++) longest = Math.Max(longest, run = came.Contains(number) ? 0 : run + 1);
    return (came.Count / (double)sent, longest);
}
