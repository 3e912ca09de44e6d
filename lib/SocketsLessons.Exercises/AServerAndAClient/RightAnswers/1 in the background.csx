// Expect: passed
void ServeOne(Socket server)
{
    server.Listen(1);
    _ = Task.Run(() =>
    {
        using var connection = server.Accept();
        connection.Send("Welcome!"u8);
    });
}
