// Expect: passed
void ServeOne(Socket server)
{
    server.Listen();
    var connection = server.Accept();
    foreach (var letter in "Welcome!") connection.Send([(byte)letter]);
    connection.Shutdown(SocketShutdown.Both);
    connection.Close();
}
