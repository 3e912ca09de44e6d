// Expect: One connection is enough: connect the socket that you
Socket ConnectTo(IPEndPoint server)
{
    var test = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    test.Connect(server);
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    return socket;
}
