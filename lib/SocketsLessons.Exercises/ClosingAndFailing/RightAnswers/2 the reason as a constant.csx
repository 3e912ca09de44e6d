// Expect: passed
void End(Socket client, Socket server)
{
    server.Dispose();
    client.Receive(new byte[1]);
    client.Dispose();
}

const string reason = " b. ";
