// Expect: The port is right. Take the old address, too:
Socket Restart(Socket old)
{
    var port = ((IPEndPoint)old.LocalEndPoint!).Port;
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(new IPEndPoint(IPAddress.Loopback, port));
    server.Listen(10);
    return server;
}
