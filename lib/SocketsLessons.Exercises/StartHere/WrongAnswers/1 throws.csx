// Expect: The endpoint knows its port already: type a dot
int PortOf(IPEndPoint endPoint) => throw new NotImplementedException();
