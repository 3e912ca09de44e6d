// Expect: bytes instead of
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.NoDelay = true;
    server.Send([.. header, .. body, .. header, .. body]);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
