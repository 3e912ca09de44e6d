// Expect: One taken port is no reason to give up: go on with the next,
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var port = firstPort; port < firstPort + 10; port += 3)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            client.Bind(new IPEndPoint(IPAddress.Loopback, port));
            client.Connect(server);
            return client;
        }
        catch (SocketException)
        {
            client.Dispose();
        }
    }

    return null;
}
