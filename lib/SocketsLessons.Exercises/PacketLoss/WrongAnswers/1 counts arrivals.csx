// Expect: You count a duplicate as one more that arrived
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    int longest = 0, run = 0;
    for (var number = 0; number < sent; number++) longest = Math.Max(longest, run = arrived.Contains(number) ? 0 : run + 1);
    return ((sent - arrived.Length) / (double)sent, longest);
}
