// Expect: without a greeting
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
}
