// Expect: passed
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var offset = 0; offset != 10; offset++)
    {
        var client = new TcpClient(AddressFamily.InterNetwork);
        var connected = false;
        try
        {
            client.Client.Bind(new IPEndPoint(IPAddress.Loopback, firstPort + offset));
            client.Client.Connect(server);
            connected = true;
            return client.Client;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable)
        {
            // The next port.
        }
        finally
        {
            if (!connected) client.Dispose();
        }
    }

    return null;
}
