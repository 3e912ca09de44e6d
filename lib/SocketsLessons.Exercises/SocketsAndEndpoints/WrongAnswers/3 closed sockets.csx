// Expect: the socket is closed
Socket SocketFor(string task)
{
    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    return socket;
}
