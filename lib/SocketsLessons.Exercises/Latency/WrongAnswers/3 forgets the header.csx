// Expect: receive no more than that
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send(body);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
