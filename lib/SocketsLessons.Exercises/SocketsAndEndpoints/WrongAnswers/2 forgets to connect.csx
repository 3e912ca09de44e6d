// Expect: isn't connected
Socket ConnectTo(IPEndPoint server) =>
    new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
