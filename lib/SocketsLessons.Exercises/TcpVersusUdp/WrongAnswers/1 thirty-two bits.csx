// Expect: 1 << n means something else from n = 32 on
int[] Missing(int sent, int[] arrived)
{
    var came = 0;
    foreach (var number in arrived) came |= 1 << number;
    return Enumerable.Range(0, sent).Where(number => (came & 1 << number) == 0).ToArray();
}
