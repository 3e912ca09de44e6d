// Expect: passed
int PortOf(IPEndPoint endPoint)
{
    int port = endPoint.Port;
    Console.WriteLine($"the port is {port}");
    return port;
}
