// Expect: passed
var endsFirst = " server ";
var bytesAfter = "Wait, one more.Thanks.".Length;
var otherState = "CLOSE-WAIT";
