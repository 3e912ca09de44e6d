// Expect: Is there a Shutdown above it?
var endsFirst = "client";
var bytesAfter = 22;
var otherState = "CLOSE_WAIT";
