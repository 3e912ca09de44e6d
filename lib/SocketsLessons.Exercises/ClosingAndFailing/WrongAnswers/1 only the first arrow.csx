// Expect: Is there another arrow to the server further down?
var endsFirst = "server";
var bytesAfter = 15;
var otherState = "CLOSE_WAIT";
