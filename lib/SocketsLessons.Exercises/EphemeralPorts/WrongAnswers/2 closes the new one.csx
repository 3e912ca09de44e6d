// Expect: Return the new one, without closing it.
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    old.Dispose();
    using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    server.Listen(10);
    return server;
}
