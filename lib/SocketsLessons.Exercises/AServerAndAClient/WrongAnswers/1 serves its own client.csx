// Expect: A server waits for its clients: leave out Connect, and
void ServeOne(Socket server)
{
    server.Listen(5);
    using var own = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    own.Connect(server.LocalEndPoint!);
    using var connection = server.Accept();
    connection.Send("Welcome!"u8);
    Thread.Sleep(10_000);
}
