// Expect: Connect to the endpoint that is given.
Socket ConnectTo(IPEndPoint server)
{
    var other = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    other.Bind(new IPEndPoint(server.Address, 0));
    other.Listen();
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(other.LocalEndPoint!);
    return socket;
}
