// Expect: the error SocketException with TimedOut
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    socket.ReceiveTimeout = milliseconds;
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer;
}
