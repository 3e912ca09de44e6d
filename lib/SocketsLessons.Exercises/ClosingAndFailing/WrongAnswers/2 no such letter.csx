// Expect: none of the letters
var reason = "d";
