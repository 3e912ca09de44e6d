// Expect: passed
void ServeThree(Socket server)
{
    int number = 0;
    while (number < 3)
    {
        Socket connection = server.Accept();
        number++;
        connection.Send("Welcome, client "u8);
        connection.Send(Encoding.UTF8.GetBytes(number.ToString()));
        connection.Send("!"u8);
        connection.Dispose();
    }
}
