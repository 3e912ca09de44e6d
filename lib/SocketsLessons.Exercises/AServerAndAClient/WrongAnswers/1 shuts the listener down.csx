// Expect: nobody listens on the port any more
void ServeOne(Socket server)
{
    server.Listen(1);
    using (var connection = server.Accept())
        connection.Send("Welcome!"u8);
    server.Shutdown(SocketShutdown.Both);
}
