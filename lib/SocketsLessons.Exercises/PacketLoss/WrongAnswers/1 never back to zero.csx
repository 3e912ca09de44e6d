// Expect: That is how many were lost. How many of them in a row?
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var came = arrived.ToHashSet();
    int run = 0, longest = 0;
    for (var number = 0; number < sent; number++) { if (!came.Contains(number)) run++; longest = Math.Max(longest, run); }
    return ((sent - came.Count) / (double)sent, longest);
}
