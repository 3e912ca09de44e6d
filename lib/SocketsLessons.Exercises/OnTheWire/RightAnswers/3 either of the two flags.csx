// Expect: beyond the end of the 32 bits
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) => sequence + (uint)bytes + (syn || fin ? 1u : 0u);
