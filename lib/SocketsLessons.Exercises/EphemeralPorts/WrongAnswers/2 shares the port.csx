// Expect: The old socket still listens. Close it first, instead of
Socket Restart(Socket old)
{
    old.SetRawSocketOption(1, 15, BitConverter.GetBytes(1));
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    server.SetRawSocketOption(1, 15, BitConverter.GetBytes(1));
    server.Bind(old.LocalEndPoint!);
    server.Listen(10);
    return server;
}
