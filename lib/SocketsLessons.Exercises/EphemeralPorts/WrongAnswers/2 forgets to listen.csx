// Expect: Bind alone lets nobody in
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    return server;
}
