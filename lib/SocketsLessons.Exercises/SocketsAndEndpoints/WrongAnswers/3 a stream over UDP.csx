// Expect: Stream goes with Tcp
Socket SocketFor(string task) => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Udp);
