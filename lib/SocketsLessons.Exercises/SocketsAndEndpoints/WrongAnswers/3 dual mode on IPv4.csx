// Expect: DualMode is a switch of IPv6 sockets: leave it out here.
Socket SocketFor(string task) => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
