// Expect: other bytes than the header and then the body
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send([new ArraySegment<byte>(body), new ArraySegment<byte>(header)]);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
