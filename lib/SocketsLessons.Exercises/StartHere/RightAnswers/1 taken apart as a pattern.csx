// Expect: passed
int PortOf(IPEndPoint endPoint) => endPoint is { Port: var port } ? port : -1;
