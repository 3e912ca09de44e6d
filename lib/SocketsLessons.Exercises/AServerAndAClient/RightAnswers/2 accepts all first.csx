// Expect: passed
void ServeThree(Socket server)
{
    var connections = Enumerable.Range(1, 3).Select(number => (number, socket: server.Accept())).ToList();
    foreach (var (number, socket) in connections) socket.Send(Encoding.ASCII.GetBytes("Welcome, client " + number + "!"));
    connections.ForEach(pair => pair.socket.Close());
}
