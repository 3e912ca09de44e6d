// Expect: passed
int[] Missing(int sent, int[] arrived)
{
    var left = new SortedSet<int>(Enumerable.Range(0, sent));
    foreach (var number in arrived) left.Remove(number);
    return left.ToArray();
}
