// Expect: don't use checked
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    checked(sequence + (uint)bytes + (syn ? 1u : 0) + (fin ? 1u : 0));
