// Expect: Bind ended with
void ServeOne(Socket server)
{
    server.Bind(new IPEndPoint(IPAddress.Loopback, 9999));
    server.Listen(1);
}
