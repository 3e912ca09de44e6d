// Expect: Send ended with
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        server.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    }
}
