// Expect: That is how many. Which ones?
int[] Missing(int sent, int[] arrived) => [sent - arrived.Distinct().Count()];
