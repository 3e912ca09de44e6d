// Expect: 1 << n means something else from n = 32 on
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var came = 0UL;
    foreach (var number in arrived) came |= 1UL << number;
    int lost = 0, run = 0, longest = 0;
    for (var number = 0; number < sent; number++)
    {
        run = (came & 1UL << number) != 0 ? 0 : run + 1;
        if (run > 0) lost++;
        longest = Math.Max(longest, run);
    }

    return (lost / (double)sent, longest);
}
