// Expect: Leave Blocking as it is
Socket ConnectTo(IPEndPoint server)
{
    var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
    try { socket.Connect(server); } catch (SocketException) { }
    return socket;
}
