// Expect: You don't have to take a text apart
int PortOf(IPEndPoint endPoint) => int.Parse(endPoint.ToString().Split((char)58)[1]);
