// Expect: A u8 text is not interpolated
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        connection.Send("Welcome, client {number}!"u8);
    }
}
