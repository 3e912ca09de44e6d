// Expect: received nothing
void ServeOne(Socket server)
{
    server.Listen(1);
}
