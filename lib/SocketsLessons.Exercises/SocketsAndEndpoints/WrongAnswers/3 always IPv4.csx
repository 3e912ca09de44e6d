// Expect: For a web server on ::1 the family is InterNetwork
Socket SocketFor(string purpose) => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
