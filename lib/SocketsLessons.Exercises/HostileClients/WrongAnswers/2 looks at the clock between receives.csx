// Expect: Your function waits for longer than the limit
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var clock = Stopwatch.StartNew();
    var buffer = new byte[count];
    var got = 0;
    while (got < count)
    {
        if (clock.ElapsedMilliseconds > milliseconds) { socket.Dispose(); throw new TimeoutException(); }
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }
    return buffer;
}
