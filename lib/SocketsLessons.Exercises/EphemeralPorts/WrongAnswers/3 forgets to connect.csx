// Expect: your function returned a socket that isn't connected.
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
