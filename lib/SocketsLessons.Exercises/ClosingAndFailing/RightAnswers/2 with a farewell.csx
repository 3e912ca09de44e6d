// Expect: passed
void End(Socket client, Socket server)
{
    server.Send("bye"u8);
    server.Shutdown(SocketShutdown.Send);
    using var stream = new NetworkStream(client, ownsSocket: true);
    new System.IO.StreamReader(stream).ReadToEnd();
    client.Close();
    server.Close();
}

var reason = "b";
