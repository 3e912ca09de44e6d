// Expect: nothing here has to wait
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    old.Dispose();
    Thread.Sleep(60_000);
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    server.Listen(10);
    return server;
}
