// Expect: still waiting for more
Socket forgotten;
void ServeOne(Socket server)
{
    server.Listen(1);
    forgotten = server.Accept();
    forgotten.Send("Welcome!"u8);
}
