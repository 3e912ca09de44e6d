// Expect: DualMode is a switch of IPv6 sockets.
Socket SocketFor(string purpose) => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
