// Expect: passed
Socket SocketFor(string purpose)
{
    var six = purpose.Contains("IPv6") || purpose.Contains("::") || purpose.Contains("both");
    var datagram = purpose.Contains("DNS") || purpose.Contains("video");
    var socket = new Socket(six ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, datagram ? SocketType.Dgram : SocketType.Stream, ProtocolType.Unspecified);
    if (purpose.Contains("both")) socket.DualMode = true;
    socket.Bind(new IPEndPoint(six ? IPAddress.IPv6Any : IPAddress.Any, 0));
    return socket;
}
