// Expect: passed
Socket SocketFor(string purpose)
{
    var isDatagram = purpose.Contains("DNS") || purpose.Contains("video");
    var (type, protocol) = isDatagram ? (SocketType.Dgram, ProtocolType.Udp) : (SocketType.Stream, ProtocolType.Tcp);
    if (purpose.EndsWith("both families")) return new Socket(type, protocol);
    return new Socket(purpose.Contains("IPv6") || purpose.Contains("::") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, type, protocol);
}
