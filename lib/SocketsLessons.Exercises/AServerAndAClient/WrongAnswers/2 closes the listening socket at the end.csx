// Expect: It isn't yours to close: Dispose only what Accept returned.
void ServeThree(Socket server)
{
    using (server)
        for (var number = 1; number <= 3; number++)
        {
            using var connection = server.Accept();
            connection.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
        }
}
