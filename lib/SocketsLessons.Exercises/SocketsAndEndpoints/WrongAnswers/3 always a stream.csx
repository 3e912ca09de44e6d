// Expect: For 'ask the DNS server at 127.0.0.1, in one message' the type is Stream.
Socket SocketFor(string task) =>
    new Socket(task.Contains("::") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
