// Expect: A port has two bytes: return it as an int.
int PortOf(IPEndPoint endPoint) => (byte)endPoint.Port;
