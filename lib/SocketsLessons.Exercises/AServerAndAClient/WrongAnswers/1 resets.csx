// Expect: instead of the end of the stream
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("Welcome!"u8);
    connection.LingerState = new LingerOption(true, 0);
}
