// Expect: when both streams have ended
var endsFirst = "server";
var bytesAfter = 22;
var otherState = "TIME_WAIT";
