// Expect: passed
void End(Socket client, Socket server)
{
    server.Dispose();
    while (client.Receive(new byte[100]) > 0) { }
    client.Dispose();
}

var reason = "b";
