// Expect: Accept hands the clients out in the order in which they
void ServeThree(Socket server)
{
    var connections = new[] { server.Accept(), server.Accept(), server.Accept() };
    for (var number = 1; number <= 3; number++) connections[3 - number].Send(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
    foreach (var connection in connections) connection.Dispose();
}
