// Expect: For 'get a web page from 127.0.0.1' the family is InterNetworkV6.
Socket SocketFor(string task) => task.Contains("DNS") || task.Contains("video")
    ? new Socket(SocketType.Dgram, ProtocolType.Udp) : new Socket(SocketType.Stream, ProtocolType.Tcp);
