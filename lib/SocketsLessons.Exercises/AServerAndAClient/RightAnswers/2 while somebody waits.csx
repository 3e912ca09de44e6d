// Expect: passed
void ServeThree(Socket server)
{
    var number = 0;
    while (server.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectRead))
    {
        var connection = server.Accept();
        connection.Send(Encoding.UTF8.GetBytes("Welcome, client " + ++number + '!'), SocketFlags.None);
        connection.Shutdown(SocketShutdown.Send);
        connection.Close();
    }
}
