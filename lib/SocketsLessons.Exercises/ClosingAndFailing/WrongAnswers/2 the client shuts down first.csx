// Expect: The client's end is in TIME_WAIT. The side that ends its
void End(Socket client, Socket server)
{
    client.Shutdown(SocketShutdown.Send);
    server.Receive(new byte[1]);
    server.Shutdown(SocketShutdown.Send);
    client.Receive(new byte[1]);
    client.Dispose();
    server.Dispose();
}

var reason = "b";
