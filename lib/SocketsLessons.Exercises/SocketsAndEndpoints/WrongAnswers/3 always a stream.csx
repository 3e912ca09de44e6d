// Expect: For a DNS question to 127.0.0.1 the type is Stream
Socket SocketFor(string purpose) =>
    new Socket(purpose.Contains("::") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
