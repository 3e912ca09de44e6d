// Expect: Choose a, b or c: that is none of the letters.
var reason = "abc";
