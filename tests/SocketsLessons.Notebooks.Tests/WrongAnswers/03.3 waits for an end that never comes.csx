// Expect: A Receive waited in vain
void End(Socket client, Socket server)
{
    client.Receive(new byte[1]);
    server.Dispose();
}
