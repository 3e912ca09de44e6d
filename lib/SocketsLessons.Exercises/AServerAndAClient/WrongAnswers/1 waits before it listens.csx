// Expect: your function is still running
void ServeOne(Socket server)
{
    Thread.Sleep(4_000);
    server.Listen(1);
}
