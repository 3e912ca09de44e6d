// Expect: isn't in dual mode
Socket SocketFor(string purpose) => new Socket(
    purpose.Contains("::") || purpose.Contains("IPv6") || purpose.Contains("both") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
    purpose.Contains("DNS") || purpose.Contains("video") ? SocketType.Dgram : SocketType.Stream,
    ProtocolType.Unspecified);
