// Expect: give up after the tenth
Socket ConnectFrom(int firstPort, EndPoint server)
{
    for (var number = 0; number < 1_000_000; number++)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            client.Bind(new IPEndPoint(IPAddress.Loopback, firstPort + number % 10));
            client.Connect(server);
            return client;
        }
        catch (SocketException) { client.Dispose(); Thread.Sleep(10); }
    }

    return null;
}
