// Expect: Write "client" or "server".
var endsFirst = "both";
var bytesAfter = 22;
var otherState = "CLOSE_WAIT";
