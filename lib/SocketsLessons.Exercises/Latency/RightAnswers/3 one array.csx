// Expect: passed
byte Ask(Socket server, byte[] header, byte[] body)
{
    var request = header.Concat(body).ToArray();
    for (var sent = 0; sent < request.Length;) sent += server.Send(request, sent, request.Length - sent, SocketFlags.None);
    var answer = new byte[1];
    return server.Receive(answer) == 1 ? answer[0] : throw new System.IO.EndOfStreamException();
}
