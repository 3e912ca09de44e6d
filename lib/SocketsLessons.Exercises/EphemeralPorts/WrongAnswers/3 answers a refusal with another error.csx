// Expect: A refusal has nothing to do with your port.
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var port = firstPort; port < firstPort + 10; port++)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            client.Bind(new IPEndPoint(IPAddress.Loopback, port));
            client.Connect(server);
            return client;
        }
        catch (SocketException error)
        {
            client.Dispose();
            if (error.SocketErrorCode == SocketError.ConnectionRefused) throw new Exception("no server");
        }
    }

    return null;
}
