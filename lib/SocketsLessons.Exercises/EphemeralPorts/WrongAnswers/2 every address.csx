// Expect: you listen on every network
Socket Restart(Socket old)
{
    var port = ((IPEndPoint)old.LocalEndPoint!).Port;
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(new IPEndPoint(IPAddress.Any, port));
    server.Listen(10);
    return server;
}
