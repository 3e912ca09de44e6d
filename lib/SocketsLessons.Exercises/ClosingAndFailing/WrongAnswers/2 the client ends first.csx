// Expect: The client's end is in TIME_WAIT
void End(Socket client, Socket server)
{
    client.Shutdown(SocketShutdown.Send);
    server.Receive(new byte[1]);
    server.Dispose();
    client.Dispose();
}

var reason = "b";
