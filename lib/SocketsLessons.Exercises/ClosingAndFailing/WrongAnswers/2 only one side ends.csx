// Expect: Only one side has ended its stream
void End(Socket client, Socket server)
{
    server.Shutdown(SocketShutdown.Send);
}

var reason = "b";
