// Expect: bytes of the next message
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var clock = Stopwatch.StartNew();
    var buffer = new byte[1024];
    for (var got = 0; got < count;)
    {
        var left = Math.Max(0, milliseconds - clock.ElapsedMilliseconds);
        if (!socket.Poll(TimeSpan.FromMilliseconds(left), SelectMode.SelectRead))
        {
            socket.Dispose();
            throw new TimeoutException();
        }

        var received = socket.Receive(buffer, got, buffer.Length - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer[..count];
}
