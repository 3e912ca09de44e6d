// Expect: throw an EndOfStreamException
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) return [];
        got += received;
    }

    return buffer;
}
