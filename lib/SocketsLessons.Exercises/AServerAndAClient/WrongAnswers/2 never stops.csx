// Expect: your function has not returned
void ServeThree(Socket server)
{
    for (var number = 1; ; number++)
    {
        using var connection = server.Accept();
        connection.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    }
}
