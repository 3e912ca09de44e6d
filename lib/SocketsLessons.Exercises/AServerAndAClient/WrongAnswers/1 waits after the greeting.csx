// Expect: your function is still waiting, so the connection is still open
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send("Welcome!"u8);
    connection.Receive(new byte[100]);
}
