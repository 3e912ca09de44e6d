// Expect: For 'get a web page from ::1' the family is InterNetwork.
Socket SocketFor(string task) => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
