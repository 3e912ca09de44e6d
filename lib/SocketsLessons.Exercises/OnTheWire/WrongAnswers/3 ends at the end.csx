// Expect: After 4294967295 comes 0.
uint AnswerTo(uint sequence, int bytes, bool syn, bool fin) =>
    (uint)Math.Min(uint.MaxValue, (long)sequence + bytes + (syn ? 1 : 0) + (fin ? 1 : 0));
