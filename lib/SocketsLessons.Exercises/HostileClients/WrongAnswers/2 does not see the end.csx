// Expect: A stream that ends too early gives
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
            throw new TimeoutException();
        }

        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        got += received;
    }

    return buffer;
}
