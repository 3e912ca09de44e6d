// Expect: Those are the ones that arrived
int[] Missing(int sent, int[] arrived) => arrived;
