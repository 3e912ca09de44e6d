// Expect: For 127.0.0.
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect("localhost", server.Port);
    return socket;
}
