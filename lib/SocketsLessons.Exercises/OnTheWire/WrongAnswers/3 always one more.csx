// Expect: Only SYN and FIN count one more
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    sequence + (uint)bytes + 1;
