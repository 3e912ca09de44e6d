// Expect: the listening socket was closed while it was waiting
void ServeThree(Socket server)
{
    using var connection = server.Accept();
    connection.Send("Welcome, client 1!"u8);
    server.Dispose();
}
