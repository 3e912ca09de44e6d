// Expect: which is none of
Socket ConnectFrom(int firstPort, EndPoint server)
{
    var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    client.Connect(server);
    return client;
}
