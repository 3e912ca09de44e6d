// Expect: of 20000 bytes
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[1024];
    var got = 0;
    while (got < count)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer[..count];
}
