// Expect: Nobody waits: the connection was reset. Close without a
void End(Socket client, Socket server)
{
    client.Send("last words"u8);
    Thread.Sleep(50);
    server.Dispose();
    client.Dispose();
}

var reason = "b";
