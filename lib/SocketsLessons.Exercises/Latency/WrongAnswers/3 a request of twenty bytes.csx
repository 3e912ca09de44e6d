// Expect: the header
byte Ask(Socket server, byte[] header, byte[] body)
{
    var request = new byte[20];
    header.CopyTo(request, 0);
    Array.Copy(body, 0, request, 4, Math.Min(16, body.Length));
    server.Send(request);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
