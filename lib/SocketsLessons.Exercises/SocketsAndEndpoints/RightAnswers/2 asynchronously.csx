// Expect: passed
Socket ConnectTo(IPEndPoint server)
{
    async Task<Socket> Connect()
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Address, server.Port);
        return socket;
    }

    return Connect().Result;
}
