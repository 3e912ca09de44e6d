// Expect: Does your code accept clients of the new socket itself?
Socket Restart(Socket old)
{
    var address = old.LocalEndPoint!;
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(address);
    server.Listen(10);
    server.BeginAccept(result => { try { server.EndAccept(result); } catch { } }, null);
    return server;
}
