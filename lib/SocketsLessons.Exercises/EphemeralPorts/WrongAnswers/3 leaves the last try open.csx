// Expect: Dispose every socket that you create or accept and don
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
            if (port < firstPort + 9 || error.SocketErrorCode == SocketError.ConnectionRefused) client.Dispose();
            if (error.SocketErrorCode == SocketError.ConnectionRefused) throw;
        }
    }

    return null;
}
