// Expect: Stream goes with Tcp
Socket SocketFor(string purpose) => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Udp);
