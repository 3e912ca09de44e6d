// Expect: your function has not returned
void ServeOne(Socket server)
{
    server.Listen(1);
    while (true)
    {
        using var connection = server.Accept();
        connection.Send("Welcome!"u8);
    }
}
