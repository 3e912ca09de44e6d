// Expect: a client connects to it, and does not bind
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Bind(server);
    return socket;
}
