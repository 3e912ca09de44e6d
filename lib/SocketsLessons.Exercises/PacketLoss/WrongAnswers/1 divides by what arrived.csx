// Expect: You divide by those that arrived. The lost ones were sent,
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var came = arrived.ToHashSet();
    int lost = sent - came.Count, run = 0, longest = 0;
    for (var number = 0; number < sent; number++) longest = Math.Max(longest, run = came.Contains(number) ? 0 : run + 1);
    return (lost / (double)Math.Max(1, arrived.Length), longest);
}
