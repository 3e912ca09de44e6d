// Expect: Must every byte arrive, in order? Then it's a stream. Is one message
Socket SocketFor(string purpose) => new Socket(
    purpose.Contains("::") || purpose.Contains("IPv6") || purpose.Contains("both") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
    purpose.Contains("web") ? SocketType.Stream : SocketType.Dgram, ProtocolType.Unspecified);
