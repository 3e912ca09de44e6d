// Expect: Call Connect, and let it finish, before you return the
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    socket.Shutdown(SocketShutdown.Both);
    return socket;
}
