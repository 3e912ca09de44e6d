// Expect: Does the socket have the family
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    return socket;
}
