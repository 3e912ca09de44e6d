// Expect: leave it open
byte Ask(Socket server, byte[] header, byte[] body)
{
    using var closing = server;
    server.Send([.. header, .. body]);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
