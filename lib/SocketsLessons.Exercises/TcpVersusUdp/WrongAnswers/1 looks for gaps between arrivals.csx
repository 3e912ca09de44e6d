// Expect: Number 1 came late, but it came
int[] Missing(int sent, int[] arrived)
{
    var missing = new List<int>();
    var expected = 0;
    foreach (var number in arrived)
    {
        for (; expected < number; expected++) missing.Add(expected);
        expected = number + 1;
    }

    return missing.ToArray();
}
