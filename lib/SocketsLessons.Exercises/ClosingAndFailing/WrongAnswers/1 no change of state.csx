// Expect: Both ends leave ESTABLISHED
var endsFirst = "server";
var bytesAfter = 22;
var otherState = "established";
