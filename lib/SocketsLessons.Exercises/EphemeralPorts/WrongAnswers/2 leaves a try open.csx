// Expect: Dispose every socket that you create or accept and don't
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    try { first.Bind(address); } catch (SocketException) { }
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    server.Listen(10);
    return server;
}
