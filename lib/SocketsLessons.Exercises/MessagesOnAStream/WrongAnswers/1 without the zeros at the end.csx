// Expect: are bytes, and not always text
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer.Reverse().SkipWhile(value => value == 0).Reverse().ToArray();
}
