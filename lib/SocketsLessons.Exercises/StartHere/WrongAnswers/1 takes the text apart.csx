// Expect: For [::1]:443
int PortOf(IPEndPoint endPoint) => int.Parse(endPoint.ToString().Split((char)58)[1]);
