// Expect: passed
async void ServeOne(Socket server)
{
    server.Listen(3);
    using var connection = await server.AcceptAsync();
    await connection.SendAsync("Welcome!"u8.ToArray());
}
