// Expect: A Receive waited for nothing
void End(Socket client, Socket server)
{
    client.Receive(new byte[1]);
    server.Dispose();
}

var reason = "b";
