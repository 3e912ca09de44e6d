// Expect: isn't a connected stream socket
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var port = firstPort; port < firstPort + 10; port++)
    {
        try
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            client.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return client;
        }
        catch (SocketException) { }
    }

    return null;
}
