// Expect: Which state is in the client's column?
var endsFirst = "server";
var bytesAfter = 22;
var otherState = "FIN_WAIT_2";
