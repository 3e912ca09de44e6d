// Expect: passed
var reason = "b: if the other side did not get the last answer";
