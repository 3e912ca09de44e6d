// Expect: After a port that's taken, go on with the next one,
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var port = firstPort; port < firstPort + 9; port++)
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
