// Expect: Add up the arrows that lead to the server
var endsFirst = "server";
var bytesAfter = 23;
var otherState = "CLOSE_WAIT";
