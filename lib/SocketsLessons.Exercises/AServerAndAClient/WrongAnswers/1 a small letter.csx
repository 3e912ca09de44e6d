// Expect: Capital and small letters differ.
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("welcome!"u8);
}
