// Expect: receive no more than that
byte Ask(Socket server, byte[] header, byte[] body)
{
    server.Send([.. header, .. body]);
    var answer = new byte[2];
    for (var got = 0; got < 2;) got += server.Receive(answer, got, 2 - got, SocketFlags.None);
    return answer[0];
}
