// Expect: Take the socket's family from the endpoint:
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    return socket;
}
