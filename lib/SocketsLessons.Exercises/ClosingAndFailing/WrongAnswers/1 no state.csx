// Expect: Take the state from the client's column
var endsFirst = "server";
var bytesAfter = 22;
var otherState = "waiting";
