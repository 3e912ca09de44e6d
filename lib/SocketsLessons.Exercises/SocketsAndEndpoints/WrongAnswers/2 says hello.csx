// Expect: Return the socket as it is after Connect: nothing sent,
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    socket.Send("hello"u8);
    return socket;
}
