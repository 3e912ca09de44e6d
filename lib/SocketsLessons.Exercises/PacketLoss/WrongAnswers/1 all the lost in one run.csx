// Expect: How many of them in a row
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var lost = sent - arrived.Distinct().Count();
    return (lost / (double)sent, lost);
}
