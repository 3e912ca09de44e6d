// Expect: A socket was used after it had been closed. Which one, and
void End(Socket client, Socket server)
{
    server.Dispose();
    server.Shutdown(SocketShutdown.Send);
    client.Dispose();
}

var reason = "b";
