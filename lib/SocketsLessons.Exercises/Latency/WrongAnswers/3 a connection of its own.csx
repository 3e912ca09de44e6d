// Expect: is the only one
byte Ask(Socket server, byte[] header, byte[] body)
{
    var own = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 9000 };
    own.Connect(server.RemoteEndPoint!);
    own.Send([.. header, .. body]);
    var answer = new byte[1];
    own.Receive(answer);
    return answer[0];
}
