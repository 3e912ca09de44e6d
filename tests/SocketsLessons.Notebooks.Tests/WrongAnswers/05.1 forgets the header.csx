// Expect: of the 20 bytes
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send(body);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
