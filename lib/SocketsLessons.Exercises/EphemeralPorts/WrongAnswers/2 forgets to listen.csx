// Expect: Bind isn't enough to get clients: call Listen, too.
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    return server;
}
