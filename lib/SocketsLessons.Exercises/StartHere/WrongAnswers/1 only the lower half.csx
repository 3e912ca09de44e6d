// Expect: The port is the number after the last colon.
int PortOf(IPEndPoint endPoint) => endPoint.Port % 32768;
