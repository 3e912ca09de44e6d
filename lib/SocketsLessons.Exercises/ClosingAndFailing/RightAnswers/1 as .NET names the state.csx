// Expect: passed
var endsFirst = "server";
var bytesAfter = 22;
var otherState = "CloseWait";
