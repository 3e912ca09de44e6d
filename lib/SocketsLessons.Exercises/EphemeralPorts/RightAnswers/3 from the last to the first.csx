// Expect: passed
Socket ConnectFrom(int firstPort, EndPoint server)
{
    foreach (var port in Enumerable.Range(firstPort, 10).Reverse())
    {
        Socket client = null;
        try
        {
            client = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            client.Bind(new IPEndPoint(IPAddress.Any, port));
            client.Connect(server);
            return client;
        }
        catch (SocketException error)
        {
            client?.Dispose();
            if (error.SocketErrorCode == SocketError.ConnectionRefused) throw;
        }
    }

    return null;
}
