// Expect: passed
var reason = "(B)";
