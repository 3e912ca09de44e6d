// Expect: is of type Dgram
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    socket.Connect(server);
    return socket;
}
