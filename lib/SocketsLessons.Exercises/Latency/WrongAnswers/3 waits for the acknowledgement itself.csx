// Expect: Something in your function waits
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.NoDelay = true;
    server.Send(header);
    Thread.Sleep(50);
    server.Send(body);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
