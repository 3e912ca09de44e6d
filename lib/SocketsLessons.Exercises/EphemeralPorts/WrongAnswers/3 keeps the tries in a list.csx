// Expect: Dispose every socket that you create or accept and don
List<Socket> tries = new();

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
            tries.Add(client);
            if (error.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable)) throw;
        }
    }

    return null;
}
