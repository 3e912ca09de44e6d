// Expect: A server waits for its clients: leave out Connect, and
void ServeOne(Socket server)
{
    server.Listen(0);
    server.Poll(TimeSpan.FromSeconds(5), SelectMode.SelectRead);
    var own = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    own.Connect(server.LocalEndPoint!);
    Thread.Sleep(10_000);
}
