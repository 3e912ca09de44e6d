// Expect: The client won't say a word: let the function end.
// Runs on.
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("Welcome!"u8);
    while (connection.Available == 0) { }
}
