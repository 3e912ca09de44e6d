// Expect: ⟨BOM⟩ is the byte order mark that a StreamWriter writes
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    using var writer = new System.IO.StreamWriter(new NetworkStream(connection), new UTF8Encoding(true));
    writer.Write("Welcome!");
}
