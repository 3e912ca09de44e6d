// Expect: Clients only know the old address and port.
Socket Restart(Socket old)
{
    old.Dispose();
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    server.Listen(10);
    return server;
}
