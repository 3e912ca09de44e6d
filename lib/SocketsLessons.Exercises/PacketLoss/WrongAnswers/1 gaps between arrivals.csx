// Expect: Number 1 came late
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    int lost = 0, longest = 0, expected = 0;
    foreach (var number in arrived)
    {
        if (number > expected) { lost += number - expected; longest = Math.Max(longest, number - expected); }
        expected = number + 1;
    }

    lost += sent - expected;
    return (lost / (double)sent, Math.Max(longest, sent - expected));
}
