// Expect: closed the listening socket before anybody came
void ServeOne(Socket server)
{
    server.Dispose();
}
