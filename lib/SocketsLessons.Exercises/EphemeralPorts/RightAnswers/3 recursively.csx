// Expect: passed
Socket Try(int port, int last, EndPoint server)
{
    if (port > last) return null;
    var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    try
    {
        client.Bind(new IPEndPoint(IPAddress.Loopback, port));
        client.Connect(server);
        return client;
    }
    catch (SocketException error)
    {
        client.Close();
        if (error.SocketErrorCode is not SocketError.AddressAlreadyInUse and not SocketError.AddressNotAvailable) throw;
    }

    return Try(port + 1, last, server);
}

Socket ConnectFrom(int firstPort, EndPoint server) => Try(firstPort, firstPort + 9, server);
