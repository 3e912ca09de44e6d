// Expect: your function answers
int PortOf(IPEndPoint endPoint) => endPoint.Address.GetAddressBytes()[0] + endPoint.Port;
