// Expect: Give up after the tenth
Socket? ConnectFrom(int firstPort, EndPoint server)
{
    for (var number = 0; ; number++)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            client.Bind(new IPEndPoint(IPAddress.Loopback, firstPort + number % 10));
            client.Connect(server);
            return client;
        }
        catch (SocketException) { client.Dispose(); }
        catch (ObjectDisposedException) { return null; }
        if (number > 100_000) return null;
    }
}
