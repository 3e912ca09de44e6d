// Expect: Nobody gets a port reserved
void End(Socket client, Socket server)
{
    server.Dispose();
    client.Receive(new byte[1]);
    client.Dispose();
}

var reason = "c";
