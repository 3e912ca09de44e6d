// Expect: passed
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, 1);
    server.Send(header);
    server.Send(body);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
