// Expect: If every byte has to arrive in order, it's a stream. If each message
Socket SocketFor(string task) => new Socket(
    task.Contains("::") || task.Contains("IPv6") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
    task.Contains("video") ? SocketType.Dgram : SocketType.Stream,
    task.Contains("video") ? ProtocolType.Udp : ProtocolType.Tcp);
