// Expect: received 'Hello' instead of 'Welcome!'
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("Hello"u8);
}
