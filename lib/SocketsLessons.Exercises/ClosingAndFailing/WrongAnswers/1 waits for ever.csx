// Expect: Receive waits until the other side sends or ends: has it?
void End(Socket client, Socket server)
{
    server.ReceiveTimeout = 0;
    server.Receive(new byte[1]);
}
