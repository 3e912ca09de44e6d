// Expect: passed
var endsFirst = "Server";
var bytesAfter = 15 + 7;
var otherState = "close_wait";
