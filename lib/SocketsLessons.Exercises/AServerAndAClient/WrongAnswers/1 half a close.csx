// Expect: Dispose every socket that you create or accept and don't
void ServeOne(Socket server)
{
    server.Listen(1);
    var connection = server.Accept();
    connection.Send("Welcome!"u8);
    connection.Shutdown(SocketShutdown.Send);
}
