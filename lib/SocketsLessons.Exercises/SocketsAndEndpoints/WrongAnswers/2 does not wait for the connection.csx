// Expect: Call Connect, and let it finish, before you return the
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    socket.ConnectAsync(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 9));
    return socket;
}
