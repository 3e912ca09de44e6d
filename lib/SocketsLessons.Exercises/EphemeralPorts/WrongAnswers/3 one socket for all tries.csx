// Expect: After a port that's taken, go on with the next one,
Socket ConnectFrom(int firstPort, EndPoint server)
{
    var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    for (var port = firstPort; port < firstPort + 10; port++)
    {
        try
        {
            client.Bind(new IPEndPoint(IPAddress.Loopback, port));
            client.Connect(server);
            return client;
        }
        catch (SocketException)
        {
        }
    }

    client.Dispose();
    return null;
}
