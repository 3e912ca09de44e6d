// Expect: passed
const string reason = " b. ";
