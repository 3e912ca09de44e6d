// Expect: Count only the bytes after its Shutdown
var endsFirst = "server";
var bytesAfter = 32;
var otherState = "CLOSE_WAIT";
