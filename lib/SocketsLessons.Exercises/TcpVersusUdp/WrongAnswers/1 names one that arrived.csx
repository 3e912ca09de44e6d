// Expect: 0 isn't missing: it arrived.
int[] Missing(int sent, int[] arrived) => Enumerable.Range(0, sent).Except(arrived.Skip(1)).ToArray();
