// Expect: Dispose every socket that you create or accept and don't
Socket ConnectTo(IPEndPoint server)
{
    var unused = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.Connect(server);
    return socket;
}
