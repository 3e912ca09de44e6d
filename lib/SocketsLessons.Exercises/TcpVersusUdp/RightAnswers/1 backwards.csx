// Expect: passed
int[] Missing(int sent, int[] arrived)
{
    var missing = new List<int>();
    for (var number = sent; number-- > 0;)
        if (Array.IndexOf(arrived, number) < 0) missing.Add(number);
    return missing.ToArray();
}
