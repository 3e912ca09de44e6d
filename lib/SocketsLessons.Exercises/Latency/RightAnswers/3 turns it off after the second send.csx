// Expect: passed
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.NoDelay = false;
    server.Send(header);
    server.Send(body);
    server.NoDelay = true;
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
