// Expect: passed
Socket Restart(Socket old)
{
    var (address, family) = (old.LocalEndPoint!, old.AddressFamily);
    old.Close();
    for (var tries = 0; ; tries++)
    {
        var server = new Socket(family, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            server.Bind(address);
            server.Listen();
            return server;
        }
        catch (SocketException) when (tries < 10)
        {
            server.Dispose();
            Thread.Sleep(10);
        }
    }
}
