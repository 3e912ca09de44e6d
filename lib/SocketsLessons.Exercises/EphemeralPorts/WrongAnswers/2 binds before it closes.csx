// Expect: Bind ended with AddressAlreadyInUse
Socket Restart(Socket old)
{
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(old.LocalEndPoint!);
    server.Listen(10);
    old.Dispose();
    return server;
}
