// Expect: your second call changed
byte[] shared = new byte[5];

byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = count <= 5 ? shared : new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return count == 5 ? shared : buffer[..count];
}
