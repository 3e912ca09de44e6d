// Expect: nothing here has to wait
// Runs on.
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    server.Listen(10);
    server.Accept();
    return server;
}
