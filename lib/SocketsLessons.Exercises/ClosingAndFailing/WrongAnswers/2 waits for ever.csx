// Expect: Receive waits until the other side sends something or ends
void End(Socket client, Socket server)
{
    server.ReceiveTimeout = 0;
    server.Receive(new byte[1]);
}

var reason = "b";
