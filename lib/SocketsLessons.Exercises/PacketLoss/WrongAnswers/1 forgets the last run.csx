// Expect: at the beginning or at the end
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var came = arrived.ToHashSet();
    int lost = 0, run = 0, longest = 0;
    for (var number = 0; number < sent; number++)
    {
        if (!came.Contains(number)) { lost++; run++; continue; }
        longest = Math.Max(longest, run);
        run = 0;
    }

    return (lost / (double)sent, longest);
}
