// Expect: How many bytes are in it
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    sequence;
