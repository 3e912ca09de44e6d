// Expect: A u8 text isn't interpolated
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        connection.Send("Welcome, client {number}!"u8);
    }
}
