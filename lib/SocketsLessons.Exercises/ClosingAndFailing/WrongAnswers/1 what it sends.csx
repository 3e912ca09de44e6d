// Expect: How much does it receive?
var endsFirst = "server";
var bytesAfter = 8;
var otherState = "CLOSE_WAIT";
