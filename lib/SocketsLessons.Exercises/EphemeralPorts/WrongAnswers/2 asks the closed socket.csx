// Expect: Ask the old socket for its address before you close it
Socket Restart(Socket old)
{
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(old.LocalEndPoint!);
    server.Listen(10);
    return server;
}
