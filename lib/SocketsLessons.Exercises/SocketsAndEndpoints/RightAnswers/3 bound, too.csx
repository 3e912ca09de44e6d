// Expect: passed
Socket SocketFor(string task)
{
    var six = task.Contains("IPv6") || task.Contains("::");
    var datagram = task.Contains("DNS") || task.Contains("video");
    var socket = new Socket(six ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, datagram ? SocketType.Dgram : SocketType.Stream, ProtocolType.Unspecified);
    socket.Bind(new IPEndPoint(six ? IPAddress.IPv6Any : IPAddress.Any, 0));
    return socket;
}
