// Expect: A FIN counts as one byte
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    sequence + (uint)bytes + (syn ? 1u : 0);
