// Expect: from the start of your function, not from the first byte
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var buffer = new byte[count];
    var got = 0;
    Stopwatch clock = null;
    while (got < count)
    {
        var left = milliseconds - (clock?.ElapsedMilliseconds ?? 0);
        if (left <= 0 || !socket.Poll(TimeSpan.FromMilliseconds(left), SelectMode.SelectRead))
        {
            socket.Close();
            throw new TimeoutException();
        }
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        clock ??= Stopwatch.StartNew();
        got += received;
    }
    return buffer;
}
