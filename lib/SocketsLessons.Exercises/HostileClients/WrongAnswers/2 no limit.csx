// Expect: Your function waits for longer than the limit
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    socket.ReceiveTimeout = 0;
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer;
}
