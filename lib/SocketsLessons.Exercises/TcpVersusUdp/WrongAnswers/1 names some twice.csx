// Expect: Name each of them once.
int[] Missing(int sent, int[] arrived) => Enumerable.Range(0, sent).Except(arrived).SelectMany(number => new[] { number, number }).ToArray();
