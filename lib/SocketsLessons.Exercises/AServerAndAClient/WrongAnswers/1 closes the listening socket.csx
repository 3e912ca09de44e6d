// Expect: the listening socket is closed
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("Welcome!"u8);
    server.Dispose();
}
