// Expect: That's the eleventh port: stop before firstPort + 10.
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var port = firstPort; port <= firstPort + 10; port++)
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
