// Expect: Read the port, and don't assign to it: one = would be a new
int PortOf(IPEndPoint endPoint) => endPoint.Port = 80;
