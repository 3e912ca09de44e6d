// Expect: passed
Socket ConnectTo(IPEndPoint server)
{
    var isSix = server.AddressFamily == AddressFamily.InterNetworkV6;
    var socket = new Socket(isSix ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
    socket.Bind(new IPEndPoint(isSix ? IPAddress.IPv6Any : IPAddress.Any, 0));
    socket.Connect(server);
    return socket;
}
