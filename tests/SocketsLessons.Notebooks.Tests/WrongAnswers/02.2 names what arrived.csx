// Expect: Number 3 was sent
int[] Missing(int sent, int[] arrived) => arrived;
