// Expect: passed
int[] Missing(int sent, int[] arrived)
{
    Array.Sort(arrived);
    return Enumerable.Range(0, sent).Where(number => Array.BinarySearch(arrived, number) < 0).ToArray();
}
