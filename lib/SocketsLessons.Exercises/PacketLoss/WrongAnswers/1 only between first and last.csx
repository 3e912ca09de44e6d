// Expect: at the beginning or at the end
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    int lost = 0, longest = 0, run = 0;
    if (arrived.Length == 0) return (1, sent);
    for (var number = arrived.Min(); number <= arrived.Max(); number++)
    {
        run = arrived.Contains(number) ? 0 : run + 1;
        if (run > 0) lost++;
        longest = Math.Max(longest, run);
    }

    return (lost / (double)sent, longest);
}
