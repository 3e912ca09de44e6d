// Expect: Nothing has to be parsed: the endpoint knows its port
int PortOf(IPEndPoint endPoint) => throw new NotImplementedException();
