// Expect: The first and the last can be lost, too
int[] Missing(int sent, int[] arrived) =>
    Enumerable.Range(0, arrived.DefaultIfEmpty(0).Max()).Except(arrived).ToArray();
