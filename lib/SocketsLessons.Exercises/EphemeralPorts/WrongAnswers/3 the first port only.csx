// Expect: go on with the next, with a new socket
Socket ConnectFrom(int firstPort, EndPoint server)
{
    var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    client.Bind(new IPEndPoint(IPAddress.Loopback, firstPort));
    client.Connect(server);
    return client;
}
