// Expect: passed
void End(Socket client, Socket server)
{
    async Task Finish()
    {
        server.Shutdown(SocketShutdown.Both);
        var got = await client.ReceiveAsync(new byte[1]);
        if (got == 0) client.Shutdown(SocketShutdown.Send);
        client.Dispose();
        server.Dispose();
    }

    Finish().Wait();
}

var reason = "b";
