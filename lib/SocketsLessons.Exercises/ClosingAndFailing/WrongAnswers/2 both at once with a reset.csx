// Expect: Nobody waits: the connection was reset. Close without a
void End(Socket client, Socket server)
{
    client.Close(0);
    server.Close(0);
}

var reason = "b";
