// Expect: Which call waits, and for whom?
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++)
    {
        using var connection = server.Accept();
        var hello = new byte[100];
        connection.ReceiveTimeout = 2000;
        try { connection.Receive(hello); } catch (SocketException) { }
        connection.Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    }
}
