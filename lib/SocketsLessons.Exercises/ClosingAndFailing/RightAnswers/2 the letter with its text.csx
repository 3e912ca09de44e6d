// Expect: passed
void End(Socket client, Socket server)
{
    server.Dispose();
    client.Receive(new byte[1]);
    client.Dispose();
}

var reason = "b: if the other side did not get the last answer";
