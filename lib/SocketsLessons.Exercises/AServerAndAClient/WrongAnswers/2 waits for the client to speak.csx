// Expect: No client will say a word
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        connection.Receive(new byte[100]);
        connection.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    }
}
