// Expect: Client 2 was accepted, and received nothing.
List<Socket> accepted = [];
void ServeThree(Socket server)
{
    for (var number = 1; number <= 3; number++) accepted.Add(server.Accept());
    accepted[0].Send("Welcome, client 1!"u8);
}
