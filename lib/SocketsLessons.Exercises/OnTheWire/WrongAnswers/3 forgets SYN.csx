// Expect: A SYN counts as one byte
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    sequence + (uint)bytes + (fin ? 1u : 0);
