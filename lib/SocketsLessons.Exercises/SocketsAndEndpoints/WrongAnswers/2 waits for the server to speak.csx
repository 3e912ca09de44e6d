// Expect: has not returned
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    socket.Receive(new byte[1]);
    return socket;
}
