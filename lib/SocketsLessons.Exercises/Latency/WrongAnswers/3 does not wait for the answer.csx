// Expect: Receive one byte after sending
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send([.. header, .. body]);
    return 0;
}
