// Expect: For 'send live video over IPv6, where a late picture is useless' the type is Stream.
Socket SocketFor(string task) => task.Contains("DNS")
    ? new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    : new Socket(task.Contains("IPv6") || task.Contains("::") ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
