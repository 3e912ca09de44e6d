// Expect: passed
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var isLost = Enumerable.Repeat(true, sent).ToArray();
    foreach (var number in arrived) isLost[number] = false;
    var (lost, longest) = (0f, 0);
    for (var start = 0; start < sent; start++)
    {
        var end = start;
        while (end < sent && isLost[end]) end++;
        longest = Math.Max(longest, end - start);
        if (isLost[start]) lost += 1;
    }

    return (lost / sent, longest);
}
