// Expect: A client knows that you are done only when you close the
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++) server.Accept().Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
}
