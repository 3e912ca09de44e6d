// Expect: Perhaps nothing arrived at all
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    int longest = 0, run = 0, last = Math.Max(sent - 1, arrived.Max());
    for (var number = 0; number <= last; number++) longest = Math.Max(longest, run = arrived.Contains(number) ? 0 : run + 1);
    return ((sent - arrived.Distinct().Count()) / (double)sent, longest);
}
