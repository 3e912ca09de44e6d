// Expect: Send ended with
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    server.Send("Welcome!"u8);
}
