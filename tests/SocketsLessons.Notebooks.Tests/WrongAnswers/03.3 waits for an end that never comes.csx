// Expect: Your code ended with SocketException
void End(Socket client, Socket server)
{
    client.Receive(new byte[1]);
    server.Dispose();
}
