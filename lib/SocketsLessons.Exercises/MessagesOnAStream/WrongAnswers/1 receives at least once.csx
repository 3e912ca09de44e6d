// Expect: 0 bytes
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    var got = 0;
    do
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }
    while (got < count);
    return buffer;
}
