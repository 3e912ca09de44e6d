// Expect: passed
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var offset = 0; offset != 10; offset++)
    {
        var client = new TcpClient(AddressFamily.InterNetwork);
        try
        {
            client.Client.Bind(new IPEndPoint(IPAddress.Loopback, firstPort + offset));
            client.Client.Connect(server);
            return client.Client;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable)
        {
            client.Dispose();
        }
    }

    return null;
}
