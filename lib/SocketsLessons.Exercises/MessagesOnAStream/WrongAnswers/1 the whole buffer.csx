// Expect: an array of count bytes
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[1024];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer;
}
