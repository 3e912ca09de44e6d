// Expect: The server answers one byte when it has the header and the
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.NoDelay = true;
    server.Send(header);
    server.Send(body, header.Length, SocketFlags.None);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
