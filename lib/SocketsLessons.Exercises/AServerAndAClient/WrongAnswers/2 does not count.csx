// Expect: Client 2 received
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        connection.Send("Welcome, client 1!"u8);
    }
}
