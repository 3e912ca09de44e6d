// Expect: Choose a, b or c: that is none of the letters.
void End(Socket client, Socket server)
{
    server.Dispose();
    client.Receive(new byte[1]);
    client.Dispose();
}

var reason = "abc";
