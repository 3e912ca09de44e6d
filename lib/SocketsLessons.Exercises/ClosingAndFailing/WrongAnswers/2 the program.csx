// Expect: closed before the wait began
var reason = "a";
