// Expect: throw an EndOfStreamException
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    var got = 0;
    while (got < count)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) return buffer;
        got += received;
    }

    return buffer;
}
