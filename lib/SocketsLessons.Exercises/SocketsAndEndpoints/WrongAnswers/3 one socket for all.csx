// Expect: Create a new socket for each purpose.
Socket only = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
Socket SocketFor(string purpose) => only;
