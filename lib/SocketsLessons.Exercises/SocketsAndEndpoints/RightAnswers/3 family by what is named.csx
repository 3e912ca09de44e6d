// Expect: passed
Socket SocketFor(string task)
{
    var isDatagram = task.Contains("DNS") || task.Contains("video");
    var (type, protocol) = isDatagram ? (SocketType.Dgram, ProtocolType.Udp) : (SocketType.Stream, ProtocolType.Tcp);
    return new Socket(task.Contains("IPv6") || task.Contains("::") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, type, protocol);
}
