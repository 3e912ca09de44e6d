// Expect: 1 << n means something else from n = 32 on
int[] Missing(int sent, int[] arrived)
{
    var came = new bool[256];
    foreach (var number in arrived) came[(byte)number] = true;
    return Enumerable.Range(0, sent).Where(number => !came[(byte)number]).ToArray();
}
