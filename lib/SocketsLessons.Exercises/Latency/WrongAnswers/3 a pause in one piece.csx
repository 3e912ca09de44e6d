// Expect: Something in your function waits. No pause is needed.
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send([.. header, .. body]);
    Thread.Sleep(60);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
