// Expect: A half-close ends one direction only
var endsFirst = "server";
var bytesAfter = 0;
var otherState = "CLOSE_WAIT";
