// Expect: The first and the last can be lost, too: no gap between two
int[] Missing(int sent, int[] arrived) => Enumerable.Range(0, sent - 1).Except(arrived).ToArray();
