// Expect: A duplicate makes up the count
int[] Missing(int sent, int[] arrived) =>
    arrived.Length == sent ? [] : Enumerable.Range(0, sent).Except(arrived).ToArray();
