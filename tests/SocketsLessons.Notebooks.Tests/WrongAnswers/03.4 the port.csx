// Expect: pair of end points
var reason = "c";
