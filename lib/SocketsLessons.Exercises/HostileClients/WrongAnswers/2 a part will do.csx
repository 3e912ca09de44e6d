// Expect: A client that sends nothing gives
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var clock = Stopwatch.StartNew();
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var left = Math.Max(0, milliseconds - clock.ElapsedMilliseconds);
        if (!socket.Poll(TimeSpan.FromMilliseconds(left), SelectMode.SelectRead))
        {
            socket.Dispose();
            return buffer;
        }

        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer;
}
