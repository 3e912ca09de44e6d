// Expect: passed
void ServeOne(Socket server)
{
    server.Listen(1);
    using var stream = new NetworkStream(server.Accept(), ownsSocket: true);
    using var writer = new System.IO.StreamWriter(stream);
    writer.Write("Welcome!");
}
