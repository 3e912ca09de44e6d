// Expect: The server has your connection, and the socket that you returned isn't connected.
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    socket.Shutdown(SocketShutdown.Receive);
    return socket;
}
