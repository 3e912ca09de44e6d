// Expect: the server's socket is still open in your program
void End(Socket client, Socket server)
{
    server.Shutdown(SocketShutdown.Send);
    client.Receive(new byte[1]);
    client.Dispose();
}

var reason = "b";
