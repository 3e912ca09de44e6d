// Expect: they begin at 0
int[] Missing(int sent, int[] arrived) => Enumerable.Range(1, sent).Except(arrived).ToArray();
