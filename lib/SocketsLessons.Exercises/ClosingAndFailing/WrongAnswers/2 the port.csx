// Expect: pair of endpoints
var reason = "c";
