// Expect: If every byte has to arrive in order, it's a stream. If each message
Socket SocketFor(string task) => new Socket(
    task.Contains("::") || task.Contains("IPv6") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
    task.Contains("web page") ? SocketType.Stream : SocketType.Dgram, ProtocolType.Unspecified);
