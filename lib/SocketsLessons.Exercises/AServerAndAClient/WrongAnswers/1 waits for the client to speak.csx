// Expect: Which call waits
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Receive(new byte[100]);
    connection.Send("Welcome!"u8);
}
