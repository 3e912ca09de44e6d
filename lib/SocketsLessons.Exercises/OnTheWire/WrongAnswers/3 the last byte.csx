// Expect: ACK names the next one
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    sequence + (uint)bytes + (syn ? 1u : 0) + (fin ? 1u : 0) - (bytes > 0 ? 1u : 0);
