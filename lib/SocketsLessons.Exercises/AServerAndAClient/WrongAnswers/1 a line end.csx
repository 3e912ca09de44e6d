// Expect: Leave out the end of the line.
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("Welcome!\n"u8);
}
