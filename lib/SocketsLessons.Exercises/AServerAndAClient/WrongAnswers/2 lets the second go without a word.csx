// Expect: Send on the socket that Accept returned, before you close
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        if (number != 2) connection.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    }
}
