// Expect: passed
void ServeOne(Socket server)
{
    async Task Serve()
    {
        server.Listen(10);
        using var connection = await server.AcceptAsync();
        await connection.SendAsync(Encoding.ASCII.GetBytes("Welcome!"));
        connection.Shutdown(SocketShutdown.Send);
    }

    Serve().GetAwaiter().GetResult();
}
