// Expect: passed
Socket ConnectTo(IPEndPoint server)
{
    var client = new TcpClient(server.AddressFamily);
    client.Connect(server);
    return client.Client;
}
