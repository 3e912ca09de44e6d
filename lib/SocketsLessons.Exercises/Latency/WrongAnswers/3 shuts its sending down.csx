// Expect: Only the sending has to change, and the connection that you
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send([.. header, .. body]);
    server.Shutdown(SocketShutdown.Send);
    var answer = new byte[1];
    server.Receive(answer);
    return answer[0];
}
