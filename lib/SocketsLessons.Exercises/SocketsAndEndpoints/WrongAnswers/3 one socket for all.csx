// Expect: Create a new socket for each task.
Socket only = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
Socket SocketFor(string task) => only;
