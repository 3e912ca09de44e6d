// Expect: Perhaps nothing arrived at all
int[] Missing(int sent, int[] arrived) =>
    Enumerable.Range(arrived.Min(), sent - arrived.Min()).Except(arrived).ToArray();
