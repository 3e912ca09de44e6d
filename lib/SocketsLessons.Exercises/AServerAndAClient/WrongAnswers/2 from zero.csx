// Expect: The first client has number 1.
void ServeThree(Socket server)
{
    for (var number = 0; number < 3; number++)
    {
        using var connection = server.Accept();
        connection.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    }
}
