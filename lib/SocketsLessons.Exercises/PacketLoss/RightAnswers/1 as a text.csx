// Expect: passed
(double Loss, int LongestBurst) Estimate(int sent, int[] arrived)
{
    var marks = string.Concat(Enumerable.Range(0, sent).Select(number => arrived.Contains(number) ? ' ' : 'x'));
    return (marks.Count(mark => mark == 'x') / (double)sent, marks.Split(' ').Max(run => run.Length));
}
