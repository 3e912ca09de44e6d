// Expect: Client 2 was never accepted
void ServeThree(Socket server)
{
    using var connection = server.Accept();
    connection.Send("Welcome, client 1!"u8);
}
