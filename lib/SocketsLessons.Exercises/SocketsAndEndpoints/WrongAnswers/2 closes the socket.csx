// Expect: was closed before it was returned
Socket ConnectTo(IPEndPoint server)
{
    using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    return socket;
}
