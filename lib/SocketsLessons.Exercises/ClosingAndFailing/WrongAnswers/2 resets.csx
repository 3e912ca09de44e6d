// Expect: the connection was reset
void End(Socket client, Socket server)
{
    server.LingerState = new LingerOption(true, 0);
    server.Dispose();
}

var reason = "b";
