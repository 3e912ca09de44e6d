// Expect: passed
Socket Restart(Socket old)
{
    var end = (IPEndPoint)old.LocalEndPoint!;
    old.Dispose();
    Socket server = new(SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    server.Dispose();
    server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
    server.Bind(new IPEndPoint(end.Address, end.Port));
    server.Listen(100);
    return server;
}
