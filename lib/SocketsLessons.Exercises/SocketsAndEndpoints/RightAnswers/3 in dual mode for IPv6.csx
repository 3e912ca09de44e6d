// Expect: passed
Socket SocketFor(string task)
{
    var isDatagram = task.Contains("DNS") || task.Contains("video");
    var (type, protocol) = isDatagram ? (SocketType.Dgram, ProtocolType.Udp) : (SocketType.Stream, ProtocolType.Tcp);
    if (task.Contains("IPv6") || task.Contains("::")) return new Socket(AddressFamily.InterNetworkV6, type, protocol) { DualMode = true };
    return new Socket(AddressFamily.InterNetwork, type, protocol);
}
