// Expect: Close the old socket first.
Socket Restart(Socket old)
{
    var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    while (true)
    {
        try { server.Bind(old.LocalEndPoint); break; }
        catch (SocketException) { }
    }
    server.Listen(10);
    old.Dispose();
    return server;
}
