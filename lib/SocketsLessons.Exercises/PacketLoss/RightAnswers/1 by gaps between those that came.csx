// Expect: passed
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var came = arrived.Distinct().Order().ToList();
    came.Insert(0, -1);
    came.Add(sent);
    var longest = came.Zip(came.Skip(1), (before, after) => after - before - 1).Max();
    return (1 - (came.Count - 2.0) / sent, longest);
}
