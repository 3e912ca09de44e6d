// Expect: Accept was called on a socket that doesn't listen
void ServeOne(Socket server)
{
    using var connection = server.Accept();
    connection.Send("Welcome!"u8);
}
